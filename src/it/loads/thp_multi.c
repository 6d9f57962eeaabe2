// SPDX-License-Identifier: Apache-2.0
/*
 * 48 MB of folios of 64 KiB (Linux 6.8): `large` has written to them, forked, and its child `rewriter` has written to one
 * base page in seven; some are gone in part. Then pressers.
 *
 * Goes wrong for a tracer that knows two sizes of page only.
 */
#include "../../guest/load.h"

#define SIZES "/sys/kernel/mm/transparent_hugepage/"
#define LARGE 16UL /* base pages in such a folio */

static char *reserve_large(size_t pages)
{
	char *area = reserve(pages + LARGE);

	area += -(uintptr_t)area % (LARGE * PAGE);
	if (madvise(area, pages * PAGE, MADV_HUGEPAGE))
		die("madvise(MADV_HUGEPAGE)");
	fill(area, 0, pages);
	return area;
}

int main(void)
{
	size_t pages = mb(24) / LARGE * LARGE;
	pid_t child;
	char *shared, *own;

	name_process("large");
	write_file(SIZES "hugepages-64kB/enabled", "madvise");
	write_file(SIZES "enabled", "never");
	start_pressers();
	keep_in_ram();
	shared = reserve_large(pages);
	child = start("rewriter");
	if (child == 0) {
		for (size_t page = 0; page < pages; page += 7)
			fill(shared, page, 1);
		stay();
	}
	await(child);
	let_go();
	own = reserve_large(pages);
	for (size_t page = 0; page + 2 * LARGE < pages; page += 2 * LARGE)
		if (madvise(own + (page + 3) * PAGE, 5 * PAGE, MADV_DONTNEED))
			die("madvise(MADV_DONTNEED)");
	write_file(SIZES "hugepages-64kB/enabled", "never");
	press_out(shared, pages);
	rest();
}
