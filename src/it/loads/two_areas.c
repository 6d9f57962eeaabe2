// SPDX-License-Identifier: Apache-2.0
/*
 * A second swap area, a file of 20 MB, which is filled first since its priority is higher; `presser` drives 60 MB out.
 *
 * Goes wrong for a tracer that takes a slot's offset for its name: both areas have one of the same number.
 */
#include "../../guest/load.h"
#include <sys/swap.h>

#define AREA "/root/swapwho-area"

static void remove_area(void)
{
	swapoff(AREA);
	unlink(AREA);
}

/* What mkswap writes, by hand: version, last page, signature in the first page. */
static void make_area(size_t pages)
{
	static char page[PAGE];
	uint32_t *header = (uint32_t *)(page + 1024);
	int file = open(AREA, O_RDWR | O_CREAT | O_TRUNC, 0600);

	if (file < 0)
		die(AREA);
	for (size_t i = 0; i < pages; i++)
		if (write(file, page, PAGE) != PAGE)
			die(AREA);
	header[0] = 1;
	header[1] = pages - 1;
	memcpy(page + PAGE - 10, "SWAPSPACE2", 10);
	if (pwrite(file, page, PAGE, 0) != PAGE || fsync(file))
		die(AREA);
	close(file);
	if (swapon(AREA, SWAP_FLAG_PREFER | 100))
		die("swapon " AREA);
}

int main(void)
{
	size_t pages = mb(60);
	pid_t presser;

	small_pages();
	name_process("two-areas");
	presser = start_presser(mb(200));
	make_area(mb(20));
	fill(reserve(pages), 0, pages);
	proceed(presser);
	atexit(remove_area);
	rest();
}
