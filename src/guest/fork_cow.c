// SPDX-License-Identifier: Apache-2.0
/*
 * The demo's own load: `parent` fills 120 MB and forks; `child` rewrites half of
 * it; the parent fills another 120 MB, more than there is RAM for.
 *
 * Goes wrong for a tracer that believes the reverse map: after the fork it names
 * both processes for every page, though the child has left half of the parent's
 * pages by copy-on-write, and the parent has never seen the child's copies.
 */
#include "load.h"

int main(void)
{
	size_t pages = mb(120);
	char *shared;
	pid_t child;

	small_pages();
	name_process("parent");
	keep_in_ram();
	shared = reserve(pages);
	fill(shared, 0, pages);

	child = start("child");
	if (child == 0) {
		fill(shared, 0, pages / 2);
		stay();
	}
	await(child);
	let_go();

	fill(reserve(pages), 0, pages);
	rest();
}
