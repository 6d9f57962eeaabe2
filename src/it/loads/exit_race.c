// SPDX-License-Identifier: Apache-2.0
/*
 * 200 processes fill 1.5 MB each at the same time; every second one exits at once,
 * while others' allocations are driving its pages into swap.
 *
 * Goes wrong for a tracer that follows a pointer into an address space or a process
 * that is going away, or that names a new process for an old one's page.
 */
#include "../../guest/load.h"

#define PROCESSES 200

/* The stack's pages, up to that of the arguments, would be everybody's, and more owners than a tracer names. */
static void own_stack(void)
{
	volatile char *last = program_invocation_name, *at = __builtin_frame_address(0);

	for (; at < last; at += PAGE)
		*at = *at;
	*last = *last;
}

static pid_t start_filler(size_t pages, int stays)
{
	pid_t filler = start(stays ? "stayer" : "leaver");

	if (filler == 0) {
		own_stack();
		stand_still();
		fill(reserve(pages), 0, pages);
		if (!stays)
			_exit(0);
		stay();
	}
	await(filler);
	return filler;
}

int main(void)
{
	size_t pages = prime_from(mb(3) / 2);
	pid_t fillers[PROCESSES];

	small_pages();
	name_process("race");
	for (int i = 0; i < PROCESSES; i++) {
		fillers[i] = start_filler(pages, i % 2);
		if (i % 2 == 0)
			child_count--; /* it will have gone at the end */
	}
	for (int i = 0; i < PROCESSES; i++)
		kill(fillers[i], SIGCONT);
	for (int i = 0; i < PROCESSES; i++)
		if (i % 2)
			await(fillers[i]);
		else
			waitpid(fillers[i], NULL, 0);
	rest();
}
