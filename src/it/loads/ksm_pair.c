// SPDX-License-Identifier: Apache-2.0
/*
 * Two processes, no relatives of each other's memory, with 1511 pages alike, each pair
 * of which KSM merges into one; then pressers.
 *
 * Goes wrong for a tracer that knows only the reverse map of anonymous pages: a KSM
 * page has one of its own, and the index in it is of no area.
 */
#include "ksm.h"

#define ALIKE 1511UL

int main(void)
{

	small_pages();
	name_process("ksm");
	start_pressers();
	start_twin("twin-a", ALIKE);
	start_twin("twin-b", ALIKE);
	merge(ALIKE);
	while (press_more())
		;
	rest();
}
