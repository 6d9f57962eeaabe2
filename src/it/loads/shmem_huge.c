// SPDX-License-Identifier: Apache-2.0
/*
 * A memfd of huge pages (2 MiB), which `whole` maps as such, `pieces` has written to here and there, and a file's
 * part of which nobody maps; then pressers.
 *
 * Goes wrong for a tracer that reckons one owner, or one page of the file, a folio: an owner may map
 * pieces of it, and the kernel splits it before it goes.
 */
#include "shared.h"

#define HUGE 512UL /* base pages in a huge one */

int main(void)
{
	size_t pages = (2 + mb(16) / HUGE) * HUGE, mapped = pages - HUGE;
	pid_t child;
	char *asked;
	int file;

	name_process("shmem-huge");
	write_file("/sys/kernel/mm/transparent_hugepage/shmem_enabled", "advise");
	write_file("/proc/sys/vm/compact_memory", "1");
	start_pressers();
	file = memfd_create("huge", 0);
	if (file < 0 || ftruncate(file, pages * PAGE))
		die("memfd_create");
	child = start("whole");
	if (child == 0) {
		char *area = map_shared(file, pages, 0);

		if (madvise(area, pages * PAGE, MADV_HUGEPAGE))
			die("madvise(MADV_HUGEPAGE)");
		keep_in_ram();
		fill(area, 0, pages);
		/* what is unmapped stays in the file */
		munmap(area + mapped * PAGE, (pages - mapped) * PAGE);
		say_mapped(area, mapped, 0);
		let_go();
		stay();
	}
	await(child);
	child = start("pieces");
	if (child == 0) {
		char *area;

		reserve(3);
		area = map_shared(file, mapped - 5, 5);
		touch_shared(area, mapped - 5, 5, 7);
		stay();
	}
	await(child);
	asked = map_shared(file, pages, 0);
	press(asked, pages);
	say_away(asked, pages);
	rest();
}
