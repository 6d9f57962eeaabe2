// SPDX-License-Identifier: Apache-2.0
/*
 * Fifty processes with 101 pages alike, which KSM merges into 101 pages of fifty owners each; then `presser`.
 *
 * Goes wrong for a tracer with room for a few owners a page.
 */
#include "ksm.h"

#define ALIKE 101UL
#define PROCESSES 50

int main(void)
{
	pid_t presser;

	small_pages();
	name_process("ksm");
	presser = start_presser(mb(230));
	for (int i = 0; i < PROCESSES; i++)
		start_twin("alike", ALIKE);
	merge(ALIKE * (PROCESSES - 1));
	proceed(presser);
	rest();
}
