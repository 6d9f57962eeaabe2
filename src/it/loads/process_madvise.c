// SPDX-License-Identifier: Apache-2.0
/*
 * `manager` asks by process_madvise (Linux 5.10) for 1511 pages of `managed` to be
 * swapped, as phones do with applications that nobody looks at.
 *
 * Goes wrong for a tracer that takes MADV_PAGEOUT's caller for the owner.
 */
#include "../../guest/load.h"
#include <sys/syscall.h>
#include <sys/uio.h>

#define PAGES 1511UL

int main(void)
{
	char *area = reserve(PAGES); /* untouched here: only the address is shared */
	struct iovec range = { area, PAGES * PAGE };
	pid_t managed;
	int process;

	small_pages();
	name_process("manager");
	managed = start("managed");
	if (managed == 0) {
		fill(area, 0, PAGES);
		stay();
	}
	await(managed);
	process = syscall(434 /* pidfd_open */, managed, 0);
	if (process < 0)
		die("pidfd_open");
	/* again for pages that were just being moved between the kernel's lists */
	for (int tries = 0; tries < 5; tries++) {
		if (syscall(440 /* process_madvise */, process, &range, 1, 21 /* MADV_PAGEOUT */, 0) < 0)
			die("process_madvise");
		pause_ms(50);
	}
	rest();
}
