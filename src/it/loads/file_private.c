// SPDX-License-Identifier: Apache-2.0
/*
 * A private mapping of a file, every page of it written to, and a forked child that
 * has rewritten a third; the file has no name any more. Then pressers.
 *
 * Goes wrong for a tracer that sees a file and looks for the owner, or for what is
 * mapped there, in the page cache: the pages are anonymous, their index is the file's.
 */
#include "../../guest/load.h"

/* In the current folder, which in the guest is on a disk: on tmpfs the file would be swapped as well. */
static char *map_file(size_t pages, off_t skip)
{
	char name[] = "swapwho-XXXXXX";
	int file = mkstemp(name);
	char *area;

	if (file < 0)
		die(name);
	unlink(name);
	if (ftruncate(file, (pages + skip) * PAGE))
		die("ftruncate");
	area = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, skip * PAGE);
	if (area == MAP_FAILED)
		die("mmap of a file");
	close(file);
	return area;
}

int main(void)
{
	size_t pages = mb(40);
	pid_t child;
	char *area;

	small_pages();
	name_process("writer");
	start_pressers();
	keep_in_ram();
	area = map_file(pages, 17);
	fill(area, 0, pages);
	child = start("rewriter");
	if (child == 0) {
		fill(area, 0, pages / 3);
		stay();
	}
	await(child);
	let_go();
	press_out(area, pages);
	rest();
}
