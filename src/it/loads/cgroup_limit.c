// SPDX-License-Identifier: Apache-2.0
/*
 * Two processes in a cgroup of 32 MB, on a machine with room to spare: `modest`
 * fills 16 MB, then `greedy` fills 64 MB and has to reclaim for the whole group.
 *
 * Goes wrong for a tracer that names the one who hit the limit: modest loses its
 * pages to it. Huge pages are as the guest has them.
 */
#include "../../guest/load.h"
#include <sys/stat.h>

#define GROUP "/sys/fs/cgroup/swapwho-limit"

static pid_t start_in_group(const char *name, size_t pages)
{
	pid_t child = start(name);

	if (child == 0) {
		write_file(GROUP "/cgroup.procs", "0");
		fill(reserve(pages), 0, pages);
		stay();
	}
	await(child);
	return child;
}

int main(void)
{
	char limit[32];

	if (mkdir(GROUP, 0755) && errno != EEXIST)
		die(GROUP);
	snprintf(limit, sizeof(limit), "%lu", mb(32) * PAGE);
	write_file(GROUP "/memory.max", limit);
	start_in_group("modest", mb(16));
	start_in_group("greedy", mb(64));
	rest();
}
