// SPDX-License-Identifier: Apache-2.0
/*
 * Four processes fill 70 MB each at the same time, faster than kswapd frees, so that
 * they must reclaim for themselves; again until they have.
 *
 * Goes wrong for a tracer that takes the allocating process, which is current, for the
 * owner, or that mixes up what several CPUs are reclaiming at the same time. Huge pages
 * are as the guest has them.
 */
#include "../../guest/load.h"

#define BURST 4
#define ENOUGH 2000

static void burst(pid_t *fillers, size_t pages)
{
	for (int i = 0; i < BURST; i++) {
		char name[16];

		snprintf(name, sizeof(name), "burst-%d", i);
		fillers[i] = start(name);
		if (fillers[i] == 0) {
			stand_still();
			fill(reserve(pages), 0, pages);
			stay();
		}
		await(fillers[i]);
	}
	for (int i = 0; i < BURST; i++)
		kill(fillers[i], SIGCONT);
	for (int i = 0; i < BURST; i++)
		await(fillers[i]);
}

int main(void)
{
	unsigned long before = vmstat("pgsteal_direct");
	pid_t fillers[BURST];

	name_process("direct");
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < child_count; i++)
			end_child(children[i]);
		child_count = 0;
		burst(fillers, mb(70));
		if (vmstat("pgsteal_direct") - before >= ENOUGH)
			break;
	}
	rest();
}
