// SPDX-License-Identifier: Apache-2.0
/*
 * 60 MB, every second page of which has been written to and holds nothing but zeros;
 * then pressers.
 *
 * Goes wrong for a tracer that watches the device: newer kernels mark such a page and
 * do no I/O, and yet its owner loses it.
 */
#include "../../guest/load.h"

int main(void)
{
	size_t pages = mb(60);
	char *area;

	small_pages();
	name_process("zeros");
	start_pressers();
	area = reserve(pages);
	for (size_t page = 0; page < pages; page++)
		if (page % 2)
			fill(area, page, 1);
		else
			*(volatile char *)(area + page * PAGE) = 0;
	press_out(area, pages);
	rest();
}
