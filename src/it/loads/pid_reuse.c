// SPDX-License-Identifier: Apache-2.0
/*
 * Forty processes one after the other, all with the same pid: each writes to a private mapping of a memfd that is called like the
 * process itself, `life-NN`, asks for it to be swapped and ends at once; the last one stays.
 *
 * Goes wrong for a tracer that takes a pid for a process: it gives one life's name, cgroup or mappings to another.
 */
#include "lives.h"

#define LIVES 40
#define PAGES 211UL

/* The next process gets this pid, unless the kernel starts one of its own in between. */
static void ask_for_pid(pid_t pid)
{
	char before[16];

	snprintf(before, sizeof(before), "%d", pid - 1);
	write_file("/proc/sys/kernel/ns_last_pid", before);
}

static void live(unsigned life, const char *name)
{
	int file = memfd_create(name, 0);
	char *area;

	if (file < 0 || ftruncate(file, PAGES * PAGE))
		die("memfd_create");
	area = reserve_for(life, PAGES, file);
	say_named(name, area, PAGES);
	fill(area, 0, PAGES);
	page_out(area, PAGES);
	if (life + 1 < LIVES)
		_exit(0);
	stay();
}

/* A process that waits until it is told to live, or is killed because it has another pid. */
static pid_t start_with_pid(pid_t pid, unsigned life)
{
	char name[16];

	snprintf(name, sizeof(name), "life-%02u", life);
	for (int tries = 0; tries < 1000; tries++) {
		pid_t child;

		if (pid)
			ask_for_pid(pid);
		child = start(name);
		if (child == 0) {
			stand_still();
			live(life, name);
		}
		await(child);
		if (!pid || child == pid)
			return child;
		end_child(child);
		child_count--;
	}
	errno = EAGAIN;
	die("a pid of one's own choice");
}

int main(void)
{
	pid_t pid = 0;

	small_pages();
	name_process("reusing");
	for (unsigned life = 0; life < LIVES; life++) {
		pid = start_with_pid(pid, life);
		kill(pid, SIGCONT);
		if (life + 1 < LIVES) {
			waitpid(pid, NULL, 0);
			child_count--;
		}
	}
	await(pid);
	rest();
}
