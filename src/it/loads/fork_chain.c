// SPDX-License-Identifier: Apache-2.0
/*
 * `first` forks `second`, which forks `third`, over 60 MB. Of each 15 pages second
 * rewrites five before it forks, third another five, and first one that it shares
 * with both; then `presser` drives them into swap.
 *
 * Goes wrong for a tracer that goes by family: a page may belong to the grandchild
 * alone, to parent and child, to the two younger without the one who made it, or to
 * all three, and its neighbour to others.
 */
#include "../../guest/load.h"

static void rewrite(char *area, size_t pages, size_t from, size_t step)
{
	for (size_t page = from; page < pages; page += step)
		fill(area, page, 1);
}

int main(void)
{
	size_t pages = mb(60);
	pid_t presser, second;
	char *area;

	small_pages();
	name_process("first");
	presser = start_presser(mb(200));
	keep_in_ram();
	area = reserve(pages);
	fill(area, 0, pages);

	second = start("second");
	if (second == 0) {
		pid_t third;

		keep_in_ram();
		rewrite(area, pages, 0, 3);
		third = start("third");
		if (third == 0) {
			rewrite(area, pages, 1, 3);
			stay();
		}
		await(third);
		let_go();
		stay();
	}
	await(second);
	rewrite(area, pages, 2, 15);
	let_go();
	proceed(presser);
	rest();
}
