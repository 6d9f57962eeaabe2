// SPDX-License-Identifier: Apache-2.0
/*
 * What it takes from exec until all programs are attached, in instructions (under QEMU's `-icount shift=0`).
 *
 * usage: started LINKS COMMAND...    (LINKS 0: runs it for 20 s and says how many links it makes)
 *
 * Prints "wall W cpu C anon_kb A file_kb F links N". The wall time has the waits too: attaching waits for the kernel.
 */
#define _GNU_SOURCE
#include <linux/bpf.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "status.h"

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static int links(void)
{
	union bpf_attr next;
	int count = 0;

	memset(&next, 0, sizeof(next));
	while (!syscall(SYS_bpf, BPF_LINK_GET_NEXT_ID, &next, sizeof(next))) {
		next.start_id = next.next_id;
		count++;
	}
	return count;
}

int main(int argc, char **argv)
{
	int wanted, before = links();
	uint64_t wall, cpu;
	clockid_t clock;
	pid_t pid;

	if (argc < 3)
		return 2;
	wanted = atoi(argv[1]);
	wall = clock_ns(CLOCK_MONOTONIC);
	pid = fork();
	if (!pid) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	clock_getcpuclockid(pid, &clock);
	if (wanted)
		while (links() - before < wanted && clock_ns(CLOCK_MONOTONIC) - wall < 60000000000ull)
			usleep(2000);
	else
		sleep(20);
	wall = clock_ns(CLOCK_MONOTONIC) - wall;
	cpu = clock_ns(clock);
	wanted = links() - before;
	sleep(1);
	fprintf(stderr, "wall %lu cpu %lu anon_kb %ld file_kb %ld links %d\n", wall, cpu, status_kb(pid, "RssAnon"),
		status_kb(pid, "RssFile"), wanted);
	kill(pid, SIGINT);
	waitpid(pid, NULL, 0);
	return 0;
}
