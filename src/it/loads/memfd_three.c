// SPDX-License-Identifier: Apache-2.0
/*
 * A memfd of 30 MB that three processes map, each at another address and from another
 * page of the file on: `all` has written to every page, `half` to every second one of the
 * last two thirds, `none` maps it and has touched none (reading one would map its neighbours
 * as well). Then pressers.
 *
 * Goes wrong for a tracer that takes everybody who maps the file for an owner of every
 * page. pagemap does not show these pages: their entries are cleared, not kept.
 */
#include "shared.h"

static void start_mapper(const char *name, int file, size_t pages, size_t skip, size_t step, size_t before)
{
	pid_t child = start(name);

	if (child == 0) {
		char *area;

		reserve(before); /* moves the next mapping */
		area = map_shared(file, pages - skip, skip);
		if (step)
			touch_shared(area, pages - skip, skip, step);
		stay();
	}
	await(child);
}

int main(void)
{
	size_t pages = mb(30);
	char *asked;
	int file;

	small_pages();
	name_process("memfd");
	start_pressers();
	file = memfd_create("three", 0);
	if (file < 0 || ftruncate(file, pages * PAGE))
		die("memfd_create");
	for (uint64_t page = 1; page <= pages; page++)
		if (pwrite(file, &page, sizeof(page), (page - 1) * PAGE) != sizeof(page))
			die("write to a memfd");
	start_mapper("all", file, pages, 0, 1, 11);
	start_mapper("half", file, pages, pages / 3, 2, 23);
	start_mapper("none", file, pages, pages / 2, 0, 37);
	asked = map_shared(file, pages, 0);
	press(asked, pages);
	say_away(asked, pages);
	rest();
}
