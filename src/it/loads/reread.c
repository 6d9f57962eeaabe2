// SPDX-License-Identifier: Apache-2.0
/*
 * 50 MB that `presser` drives into swap, that come back by being read, and that a
 * second presser drives out again: unchanged, so most need not be written a second time.
 *
 * Goes wrong for a tracer that watches the writes (the second loss makes none), or that
 * counts the pages of the second loss in pswpout.
 */
#include "../../guest/load.h"

int main(void)
{
	size_t pages = mb(50);
	pid_t presser, second;
	volatile char *area;

	small_pages();
	name_process("reader");
	presser = start_presser(mb(190));
	second = start_presser(mb(191));
	area = reserve(pages);
	fill((char *)area, 0, pages);
	proceed(presser);
	/* the first stays in the list of children, so that its pid is not somebody else's at the end */
	kill(presser, SIGKILL);
	pause_ms(1000);
	for (size_t page = 0; page < pages; page++)
		(void)area[page * PAGE];
	proceed(second);
	rest();
}
