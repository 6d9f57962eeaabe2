// SPDX-License-Identifier: Apache-2.0
/*
 * Three processes that together want more than there is RAM and go on touching it,
 * two of them in cgroups: `orders` mostly a quarter of its memory, `batch` all of its
 * own from end to end, `report` now and then. For showing what top shows; it never rests.
 */
#include "../../guest/load.h"

static void join(const char *cgroup)
{
	char path[128];

	snprintf(path, sizeof(path), "/sys/fs/cgroup%s/cgroup.procs", cgroup);
	if (!access(path, W_OK))
		write_file(path, "0");
}

__attribute__((noreturn)) static void use(size_t pages, int hot, int step_ms)
{
	char *area = reserve(pages);
	unsigned long random = getpid();

	fill(area, 0, pages);
	for (size_t at = 0;; at++) {
		random = random * 6364136223846793005UL + 1442695040888963407UL;
		size_t page = hot ? (random >> 33) % ((random >> 32 & 7) ? pages / hot : pages) : at % pages;

		*(volatile char *)(area + page * PAGE + 8) += 1;
		if (at % 64 == 0)
			pause_ms(step_ms);
	}
}

int main(void)
{
	small_pages();
	if (!start("orders")) {
		join("/shop.slice/orders.service");
		use(mb(130), 4, 4);
	}
	if (!start("batch")) {
		join("/batch.slice");
		use(mb(110), 0, 10);
	}
	if (!start("report"))
		use(mb(60), 2, 40);
	stay();
}
