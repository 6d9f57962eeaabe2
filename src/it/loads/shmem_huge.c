// SPDX-License-Identifier: Apache-2.0
/*
 * A memfd of huge pages (2 MiB), which `whole` maps as such, `pieces` has written to here and there, and a file's
 * part of which nobody maps; then `presser`.
 *
 * Goes wrong for a tracer that reckons one owner, or one page of the file, a folio: an owner may map
 * pieces of it, and the kernel splits it before it goes.
 */
#include "shared.h"

#define HUGE 512UL /* base pages in a huge one */

int main(void)
{
	size_t pages = (2 + mb(16) / HUGE) * HUGE, mapped = pages - HUGE;
	pid_t presser, child;
	int file;

	name_process("shmem-huge");
	write_file("/sys/kernel/mm/transparent_hugepage/shmem_enabled", "advise");
	write_file("/proc/sys/vm/compact_memory", "1");
	presser = start_presser(mb(230));
	file = memfd_create("huge", 0);
	if (file < 0 || ftruncate(file, pages * PAGE))
		die("memfd_create");
	child = start("whole");
	if (child == 0) {
		char *area = map_shared(file, pages, 0);

		if (madvise(area, pages * PAGE, MADV_HUGEPAGE))
			die("madvise(MADV_HUGEPAGE)");
		touch_shared(area, pages, 0, 1);
		/* what is unmapped stays in the file */
		munmap(area + mapped * PAGE, (pages - mapped) * PAGE);
		stay();
	}
	await(child);
	/* nobody but `whole` maps huge pages as such: the others take them by base pages */
	child = start("pieces");
	if (child == 0) {
		char *area;

		reserve(3);
		area = map_shared(file, mapped - 5, 5);
		touch_shared(area, mapped - 5, 5, 7);
		stay();
	}
	await(child);
	proceed(presser);
	await_quiet();
	say_away(map_shared(file, pages, 0), pages);
	rest();
}
