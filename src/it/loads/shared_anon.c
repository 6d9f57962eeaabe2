// SPDX-License-Identifier: Apache-2.0
/*
 * 30 MB of shared anonymous memory: `parent` has written to all of it, `child`, forked after that, to the first
 * third, and a second child, which has unmapped the last half, to the second third. Then pressers.
 *
 * Goes wrong for a tracer that takes these pages for anonymous ones: fork copies no entry of theirs, each
 * process has only what it has touched itself.
 */
#include "shared.h"

int main(void)
{
	size_t pages = mb(30), third = pages / 3;
	pid_t child;
	char *area;

	small_pages();
	name_process("parent");
	start_pressers();
	area = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (area == MAP_FAILED)
		die("mmap");
	touch_shared(area, pages, 0, 1);
	child = start("child");
	if (child == 0) {
		touch_shared(area, third, 0, 1);
		stay();
	}
	await(child);
	child = start("shrunk");
	if (child == 0) {
		munmap(area + pages / 2 * PAGE, pages * PAGE - pages / 2 * PAGE);
		munmap(area, third * PAGE);
		touch_shared(area + third * PAGE, pages / 2 - third, third, 1);
		stay();
	}
	await(child);
	press(area, pages);
	say_away(area, pages);
	rest();
}
