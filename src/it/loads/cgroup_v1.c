// SPDX-License-Identifier: Apache-2.0
/*
 * The limit of a cgroup of version 1: `modest` and `greedy` share 40 MB of RAM, and greedy fills 60 MB. The
 * hierarchy must be mounted on /cgroup1.
 *
 * Goes wrong for a tracer that knows cgroups of version 2 only.
 */
#include "../../guest/load.h"
#include <sys/stat.h>

#define GROUP "/cgroup1/swapwho-v1"

static void start_member(const char *name, size_t pages)
{
	pid_t child = start(name);

	if (child == 0) {
		write_file(GROUP "/cgroup.procs", "0");
		fill(reserve(pages), 0, pages);
		stay();
	}
	await(child);
}

static void leave_group(void)
{
	rmdir(GROUP);
}

int main(void)
{
	char limit[32];

	small_pages();
	name_process("group-v1");
	if (mkdir(GROUP, 0755) && errno != EEXIST)
		die(GROUP);
	snprintf(limit, sizeof(limit), "%lu", mb(40) * PAGE);
	write_file(GROUP "/memory.limit_in_bytes", limit);
	start_member("modest", mb(25));
	start_member("greedy", mb(60));
	atexit(leave_group);
	rest();
}
