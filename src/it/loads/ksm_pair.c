// SPDX-License-Identifier: Apache-2.0
/*
 * Two processes, no relatives of each other's memory, with 1511 pages alike, each pair
 * of which KSM merges into one; then `presser`.
 *
 * Goes wrong for a tracer that knows only the reverse map of anonymous pages: a KSM
 * page has one of its own, and the index in it is of no area.
 */
#include "ksm.h"

#define ALIKE 1511UL

int main(void)
{
	pid_t presser;

	small_pages();
	name_process("ksm");
	presser = start_presser(mb(230));
	start_twin("twin-a", ALIKE);
	start_twin("twin-b", ALIKE);
	merge(ALIKE);
	proceed(presser);
	rest();
}
