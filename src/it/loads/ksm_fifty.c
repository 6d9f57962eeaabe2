// SPDX-License-Identifier: Apache-2.0
/*
 * Fifty processes with 101 pages alike, which KSM merges into 101 pages of fifty owners each; then pressers.
 *
 * Goes wrong for a tracer with room for a few owners a page.
 */
#include "ksm.h"

#define ALIKE 101UL
#define PROCESSES 50

int main(void)
{

	small_pages();
	name_process("ksm");
	start_pressers();
	for (int i = 0; i < PROCESSES; i++)
		start_twin("alike", ALIKE);
	merge(ALIKE * (PROCESSES - 1));
	while (press_more())
		;
	rest();
}
