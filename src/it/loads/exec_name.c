// SPDX-License-Identifier: Apache-2.0
/*
 * Eight processes fill memory as `before-N`, ask for it to be swapped and at once execute another program, `after-N`,
 * under the same pid and with the same start time; that one fills other memory, which then is swapped. In every second one it is not the first
 * thread that executes it.
 *
 * Goes wrong for a tracer that keeps a process's name by its pid, or asks for it when it reads the event.
 */
#include "lives.h"
#include <pthread.h>

#define LIVES 8
#define PAGES 1009UL

static char path[64]; /* of the other program: this one, called otherwise */

static void *execute(void *number)
{
	char *arguments[] = { path, number, NULL };

	execv(path, arguments);
	die(path);
}

static void before(unsigned life, const char *name)
{
	char number[8], *area = reserve_for(life, PAGES, -1);
	pthread_t other;

	snprintf(number, sizeof(number), "%u", life);
	fill(area, 0, PAGES);
	say_named(name, area, PAGES);
	page_out(area, PAGES);
	if (life % 2 && !pthread_create(&other, NULL, execute, number))
		pthread_join(other, NULL);
	execute(number);
}

static void after(unsigned life, const char *program)
{
	char name[16], *area = reserve_for(LIVES + life, PAGES, -1);

	unlink(program);
	small_pages();
	snprintf(name, sizeof(name), "after-%u", life);
	say_named(name, area, PAGES);
	fill(area, 0, PAGES);
	page_out(area, PAGES);
	stay();
}

/* A program is called like the last part of its path. */
static void call_program(unsigned life)
{
	char program[256];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);

	if (length < 0)
		die("/proc/self/exe");
	program[length] = 0;
	snprintf(path, sizeof(path), "/tmp/after-%u", life);
	unlink(path);
	if (symlink(program, path))
		die(path);
}

int main(int count, char **arguments)
{
	pid_t children_of_all[LIVES];
	char name[16];

	if (count > 1)
		after(atoi(arguments[1]), arguments[0]);
	small_pages();
	name_process("executing");
	for (unsigned life = 0; life < LIVES; life++) {
		snprintf(name, sizeof(name), "before-%u", life);
		call_program(life);
		children_of_all[life] = start(name);
		if (children_of_all[life] == 0)
			before(life, name);
	}
	for (unsigned life = 0; life < LIVES; life++)
		await(children_of_all[life]);
	rest();
}
