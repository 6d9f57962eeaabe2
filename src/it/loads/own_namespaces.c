// SPDX-License-Identifier: Apache-2.0
/*
 * `contained`, first process of a pid namespace and alone in a cgroup with a limit of 24 MB, fills 40 MB.
 *
 * Goes wrong for a tracer that names it by one of its two pids without saying which, or that
 * cannot tell whose limit it was.
 */
#include "../../guest/load.h"
#include <sched.h>
#include <sys/stat.h>

#define GROUP "/sys/fs/cgroup/swapwho-contained"

static void leave_group(void)
{
	rmdir(GROUP);
}

int main(void)
{
	size_t pages = mb(40);
	char limit[32];
	pid_t contained;

	small_pages();
	name_process("runtime");
	if (mkdir(GROUP, 0755) && errno != EEXIST)
		die(GROUP);
	snprintf(limit, sizeof(limit), "%lu", mb(24) * PAGE);
	write_file(GROUP "/memory.max", limit);
	if (unshare(CLONE_NEWPID))
		die("unshare(CLONE_NEWPID)");
	contained = fork();
	if (contained < 0)
		die("fork");
	if (contained == 0) {
		char *area;

		keep_program();
		name_process("contained");
		write_file(GROUP "/cgroup.procs", "0");
		area = reserve(pages);
		fill(area, 0, pages);
		/* the first process of a namespace cannot stop itself; at end of file it stays, until it is killed */
		if (write(1, "filled\n", 7) != 7)
			die("standard output");
		for (;;)
			pause();
	}
	children[child_count++] = contained;
	/* it is done when its memory has stopped moving */
	pause_ms(1500);
	atexit(leave_group);
	rest();
}
