// SPDX-License-Identifier: Apache-2.0
/*
 * Two System V segments of 20 MB: `holder` stays attached to the one, the process that
 * filled the other has gone and left it behind. Then pressers.
 *
 * Goes wrong for a tracer that names the creator, or that takes a page without an owner
 * for one whose owner it has missed.
 */
#include "shared.h"
#include <sys/ipc.h>
#include <sys/shm.h>

static int segments[2];

static void remove_segments(void)
{
	shmctl(segments[0], IPC_RMID, NULL);
	shmctl(segments[1], IPC_RMID, NULL);
}

static char *attach(int segment)
{
	char *area = shmat(segment, NULL, 0);

	if (area == (void *)-1)
		die("shmat");
	return area;
}

int main(void)
{
	size_t pages = mb(20);
	pid_t holder, creator;
	char *areas[2];

	small_pages();
	name_process("sysv");
	start_pressers();
	for (int i = 0; i < 2; i++) {
		segments[i] = shmget(IPC_PRIVATE, pages * PAGE, IPC_CREAT | 0600);
		if (segments[i] < 0)
			die("shmget");
	}
	holder = start("holder");
	if (holder == 0) {
		touch_shared(attach(segments[0]), pages, 0, 1);
		stay();
	}
	await(holder);
	creator = fork();
	if (creator == 0) {
		fill(attach(segments[1]), 0, pages);
		_exit(0);
	}
	waitpid(creator, NULL, 0);
	atexit(remove_segments); /* after the last fork: a child that dies must not remove them */
	for (int i = 0; i < 2; i++)
		areas[i] = attach(segments[i]);
	press(areas[0], pages);
	press(areas[1], pages);
	for (int i = 0; i < 2; i++)
		say_away(areas[i], pages);
	rest();
}
