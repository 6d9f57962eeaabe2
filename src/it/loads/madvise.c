// SPDX-License-Identifier: Apache-2.0
/*
 * Two processes ask for their own memory to be swapped, by MADV_PAGEOUT and without
 * any pressure: `asker` 1009 pages, and 499 from the middle of 2003; `child` 307
 * pages that it has rewritten, while the parent keeps its copies of the same addresses.
 *
 * Goes wrong for a tracer that takes the cause from the thread (nobody is short of
 * memory here), or that believes a page to be shared because a relative maps the address.
 */
#include "../../guest/load.h"

#define WHOLE 1009
#define AROUND 2003
#define PART 499
#define REWRITTEN 307

int main(void)
{
	char *whole, *around, *rewritten;
	pid_t child;

	small_pages();
	name_process("asker");
	whole = reserve(WHOLE);
	around = reserve(AROUND);
	rewritten = reserve(REWRITTEN);
	fill(whole, 0, WHOLE);
	fill(around, 0, AROUND);
	fill(rewritten, 0, REWRITTEN);

	child = start("child");
	if (child == 0) {
		munmap(whole, WHOLE * PAGE);
		munmap(around, AROUND * PAGE);
		fill(rewritten, 0, REWRITTEN);
		page_out(rewritten, REWRITTEN);
		stay();
	}
	await(child);
	page_out(whole, WHOLE);
	page_out(around + 500 * PAGE, PART);
	rest();
}
