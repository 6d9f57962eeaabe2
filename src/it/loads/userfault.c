// SPDX-License-Identifier: Apache-2.0
/*
 * 40 MB registered with userfaultfd and filled by it, half of it write-protected (Linux 5.7) as a program's snapshot is;
 * then pressers.
 *
 * Goes wrong for a tracer that compares a page-table entry with the slot bit by bit: an entry of such a page has
 * one bit more.
 */
#include "../../guest/load.h"
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

int main(void)
{
	size_t pages = mb(40);
	struct uffdio_api api = { .api = UFFD_API, .features = UFFD_FEATURE_PAGEFAULT_FLAG_WP };
	struct uffdio_register all = { .mode = UFFDIO_REGISTER_MODE_MISSING | UFFDIO_REGISTER_MODE_WP };
	static uint64_t content[PAGE / 8];
	int faults = syscall(SYS_userfaultfd, 0);
	char *area;

	small_pages();
	name_process("userfault");
	start_pressers();
	if (faults < 0 || ioctl(faults, UFFDIO_API, &api))
		die("userfaultfd");
	area = reserve(pages);
	all.range.start = (uintptr_t)area;
	all.range.len = pages * PAGE;
	if (ioctl(faults, UFFDIO_REGISTER, &all))
		die("UFFDIO_REGISTER");
	for (size_t page = 0; page < pages; page++) {
		struct uffdio_copy copy = {
			.dst = (uintptr_t)area + page * PAGE, .src = (uintptr_t)content, .len = PAGE,
			.mode = page % 2 ? UFFDIO_COPY_MODE_WP : 0,
		};

		content[0] = (uint64_t)getpid() << 40 | (page + 1);
		if (ioctl(faults, UFFDIO_COPY, &copy))
			die("UFFDIO_COPY");
	}
	press_out(area, pages);
	rest();
}
