// SPDX-License-Identifier: Apache-2.0
/*
 * Three address spaces that two processes share without being threads of one: `vforker` waits for the child
 * `vforked` that it has by vfork(); `cloner` and its child `cloned`, by CLONE_VM, have each filled half; `creator` has
 * ended, and `heir` goes on with what both have filled. `vforked` asks for its memory to be swapped, then pressers come.
 *
 * Goes wrong for a tracer that names both, or the one that runs, or a process that has gone: a page in one page
 * table has one owner, the process that the memory belongs to by the kernel's own books.
 */
#include "lives.h"
#include <sched.h>

enum { VFORKER, CLONER, HEIR };

static char stack[3][16 * PAGE];
static int told[2]; /* a pipe: a process that cannot stop says that it is ready */
static char *area;
static size_t pages;
static pid_t gone;

static void tell(void)
{
	pid_t self = getpid();

	if (write(told[1], &self, sizeof(self)) != sizeof(self))
		die("a pipe");
}

static pid_t hear(void)
{
	pid_t who;

	if (read(told[0], &who, sizeof(who)) != sizeof(who))
		die("a pipe");
	return who;
}

static void begin(int life)
{
	area = reserve_for(life, pages, -1);
}

static pid_t share(int (*what)(void *), int life, int how)
{
	pid_t child = clone(what, stack[life] + sizeof(stack[life]), CLONE_VM | SIGCHLD | how, NULL);

	if (child < 0)
		die("clone");
	return child;
}

static void vforker(void)
{
	begin(VFORKER);
	fill(area, 0, pages);
	say_named("vforker", area, pages);
	if (vfork() == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		name_process("vforked");
		page_out(area, pages);
		tell();
		for (;;)
			pause();
	}
	stay();
}

__attribute__((noreturn)) static int cloned(void *unused)
{
	(void)unused;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	name_process("cloned");
	fill(area, pages / 2, pages - pages / 2);
	tell();
	for (;;)
		pause();
}

static void cloner(void)
{
	begin(CLONER);
	fill(area, 0, pages / 2);
	say_named("cloner", area, pages);
	share(cloned, CLONER, 0);
	stay();
}

__attribute__((noreturn)) static int heir(void *unused)
{
	(void)unused;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	name_process("heir");
	while (kill(gone, 0) == 0)
		pause_ms(10);
	fill(area, pages / 2, pages - pages / 2);
	say_named("heir", area, pages);
	tell();
	stay();
}

/* Its child is the parent's, which is to wait for both. */
static void creator(void)
{
	begin(HEIR);
	fill(area, 0, pages / 2);
	gone = getpid();
	share(heir, HEIR, CLONE_PARENT);
	_exit(0);
}

int main(void)
{
	pid_t last;

	pages = prime_from(mb(20));
	small_pages();
	name_process("sharing");
	if (pipe(told))
		die("pipe");
	start_pressers();
	if (start("vforker") == 0)
		vforker();
	hear();
	if (start("cloner") == 0)
		cloner();
	hear();
	await(children[child_count - 1]);
	last = start("creator");
	if (last == 0)
		creator();
	waitpid(last, NULL, 0);
	children[child_count - 1] = hear();
	await(children[child_count - 1]);
	press_more();
	press_more();
	rest();
}
