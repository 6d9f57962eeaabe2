// SPDX-License-Identifier: Apache-2.0
/*
 * 90 MB that compress badly go to zswap. With a pool of a few MB it must write back to the device what it took first.
 * One half belongs to `parent` alone, the other to `parent` and `child`.
 *
 * Goes wrong for a tracer that sees a page only once: it goes to zswap, and moves to the device when nobody touches it,
 * with no page table in sight.
 */
#include "../../guest/load.h"

#define WORDS 192 /* of each page's 512: enough to fill the pool many times over */

/* Like fill, but with many words in a page that differ, so that little is won by compressing it. */
static void fill_badly(char *area, size_t pages)
{
	uint64_t word = (uint64_t)getpid() << 40 | 1;

	for (size_t page = 0; page < pages; page++)
		for (size_t i = 0; i < WORDS; i++) {
			word ^= word << 13;
			word ^= word >> 7;
			word ^= word << 17;
			((uint64_t *)(area + page * PAGE))[i] = i ? word : page + 1;
		}
}

int main(void)
{
	size_t pages = mb(45);
	pid_t presser, child;
	char *shared, *own;

	small_pages();
	name_process("parent");
	presser = start_presser(mb(150));
	keep_in_ram();
	shared = reserve(pages);
	fill_badly(shared, pages);
	child = start("child");
	if (child == 0)
		stay();
	await(child);
	let_go();
	own = reserve(pages);
	fill_badly(own, pages);
	proceed(presser);
	rest();
}
