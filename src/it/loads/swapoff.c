// SPDX-License-Identifier: Apache-2.0
/*
 * 50 MB that `presser` drives into swap; swapoff brings everything back, swapon gives
 * the area again, and a second presser drives the pages out once more.
 *
 * Goes wrong for a tracer that remembers slots beyond the life of their area, or that
 * takes swapoff's reading for faults.
 */
#include "../../guest/load.h"
#include <sys/swap.h>

static void first_area(char path[256])
{
	char line[4352];
	FILE *swaps = fopen("/proc/swaps", "r");

	if (!swaps || !fgets(line, sizeof(line), swaps) || !fgets(line, sizeof(line), swaps) ||
	    sscanf(line, "%255s", path) != 1) {
		errno = ENODEV;
		die("no swap area in /proc/swaps");
	}
	fclose(swaps);
}

int main(void)
{
	size_t pages = mb(50);
	pid_t presser, second;
	char path[256];

	small_pages();
	name_process("swapoff");
	presser = start_presser(mb(180));
	second = start_presser(mb(181));
	first_area(path);
	fill(reserve(pages), 0, pages);
	proceed(presser);
	/* the first stays in the list of children, so that its pid is not somebody else's at the end */
	kill(presser, SIGKILL);
	pause_ms(1000);
	if (swapoff(path))
		die("swapoff");
	if (swapon(path, 0))
		die("swapon");
	proceed(second);
	rest();
}
