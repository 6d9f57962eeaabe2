// SPDX-License-Identifier: Apache-2.0
/*
 * `victim` fills 40 MB in a cgroup of its own; this process writes 20 MB into the
 * group's memory.reclaim (Linux 5.19), and so reclaims without any shortage.
 *
 * Goes wrong for a tracer that takes all reclaim for a cgroup to be its limit: this one has none.
 */
#include "../../guest/load.h"
#include <sys/stat.h>

#define GROUP "/sys/fs/cgroup/swapwho-reclaim"

int main(void)
{
	size_t pages = mb(40);
	pid_t victim;
	char bytes[32];
	int file;

	small_pages();
	name_process("reclaimer");
	if (mkdir(GROUP, 0755) && errno != EEXIST)
		die(GROUP);
	victim = start("victim");
	if (victim == 0) {
		write_file(GROUP "/cgroup.procs", "0");
		fill(reserve(pages), 0, pages);
		stay();
	}
	await(victim);
	snprintf(bytes, sizeof(bytes), "%lu", mb(20) * PAGE);
	file = open(GROUP "/memory.reclaim", O_WRONLY);
	/* EAGAIN: some pages could not be had, the others are gone */
	if (file < 0 || (write(file, bytes, strlen(bytes)) < 0 && errno != EAGAIN))
		die(GROUP "/memory.reclaim");
	close(file);
	rest();
}
