// SPDX-License-Identifier: Apache-2.0
/*
 * 40 MB whose soft-dirty bits have been cleared and half of which has been written to again; a forked child shares
 * the last quarter, so that those pages are no longer exclusive; then pressers.
 *
 * Goes wrong for a tracer that compares a page-table entry with the slot bit by bit: the kernel keeps both bits in it.
 */
#include "../../guest/load.h"

int main(void)
{
	size_t pages = mb(40), shared = pages / 4;
	pid_t child;
	char *area;

	small_pages();
	name_process("soft-dirty");
	start_pressers();
	keep_in_ram();
	area = reserve(pages);
	fill(area, 0, pages);
	if (madvise(area, (pages - shared) * PAGE, MADV_DONTFORK))
		die("madvise(MADV_DONTFORK)");
	child = start("sharer");
	if (child == 0)
		stay();
	await(child);
	let_go();
	write_file("/proc/self/clear_refs", "4");
	fill(area, 0, pages / 2);
	press_out(area, pages);
	rest();
}
