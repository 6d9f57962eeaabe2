// SPDX-License-Identifier: Apache-2.0
/*
 * The thread group's leader exits first; `worker`, another thread of the process
 * `leader`, keeps 100 MB, which `presser` then drives into swap.
 *
 * Goes wrong for a tracer that asks the leader for the address space (a leader that
 * has exited has none, and its /proc/PID/maps is empty), or that names the thread to
 * which the kernel handed the address space on instead of the process.
 */
#include "../../guest/load.h"
#include <pthread.h>
#include <sys/syscall.h>

static int leader_lives(void)
{
	char stat[128] = "";
	int file = open("/proc/self/stat", O_RDONLY);

	if (read(file, stat, sizeof(stat) - 1) < 0)
		die("/proc/self/stat");
	close(file);
	return !strstr(stat, ") Z");
}

static void *work(void *unused)
{
	size_t pages = mb(100);
	pid_t presser;

	(void)unused;
	name_process("worker");
	while (leader_lives())
		pause_ms(10);
	presser = start_presser(mb(180));
	fill(reserve(pages), 0, pages);
	proceed(presser);
	rest();
}

int main(void)
{
	pthread_t worker;

	small_pages();
	name_process("leader");
	if (pthread_create(&worker, NULL, work, NULL))
		die("pthread_create");
	syscall(SYS_exit, 0); /* this thread alone */
}
