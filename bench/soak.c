// SPDX-License-Identifier: Apache-2.0
/*
 * Very many events, of processes that come and go, and what becomes of the tracer's memory meanwhile.
 *
 * usage: soak load PROCESSES PAGES
 *        soak sink EVENTS <LINES
 *
 *   load  so many processes, four at a time: each fills PAGES, has them taken out by MADV_PAGEOUT, touches every tenth
 *         again and ends
 *   sink  reads what `trace --json` writes and prints after each tenth of so many EVENTS how many lines there were, how many
 *         events are lost, and the tracer's memory in KiB (anonymous, of files); then its summary
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "status.h"

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif
#define PAGE 4096ul
#define AT_A_TIME 4

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void live(long number, size_t pages)
{
	volatile long *memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char name[16];

	if (memory == MAP_FAILED)
		fail("mmap");
	madvise((void *)memory, pages * PAGE, MADV_NOHUGEPAGE);
	/* As many names as a busy machine has, not one for each. */
	snprintf(name, sizeof(name), "worker-%ld", number % 1000);
	prctl(PR_SET_NAME, name);
	for (size_t page = 0; page < pages; page++)
		memory[page * (PAGE / sizeof(long))] = number << 20 | (page + 1);
	if (madvise((void *)memory, pages * PAGE, MADV_PAGEOUT))
		fail("madvise");
	for (size_t page = 0; page < pages; page += 10)
		memory[page * (PAGE / sizeof(long))]++;
}

static void load(long processes, size_t pages)
{
	for (long number = 0; number < processes; number++) {
		pid_t child;

		if (number >= AT_A_TIME)
			wait(NULL);
		child = fork();
		if (child < 0)
			fail("fork");
		if (!child) {
			live(number, pages);
			_exit(0);
		}
	}
	while (wait(NULL) > 0)
		;
}

static long tracer(void)
{
	FILE *pipe = popen("pidof java", "r");
	long pid = 0;

	if (!pipe || fscanf(pipe, "%ld", &pid) != 1)
		fail("pidof java");
	pclose(pipe);
	return pid;
}

static void sink(long events)
{
	static const char LOST[] = "{\"event\":\"lost\"", SUMMARY[] = "{\"event\":\"summary\"";
	long lines = 0, lost = 0, pid = 0;
	char *line = NULL, *number;
	size_t room = 0;

	while (getline(&line, &room, stdin) > 0) {
		if (!strncmp(line, SUMMARY, sizeof(SUMMARY) - 1))
			fputs(line, stdout);
		if (!strncmp(line, LOST, sizeof(LOST) - 1) && (number = strstr(line, "\"events\":")))
			lost += atol(number + 9);
		if (++lines % (events / 10))
			continue;
		if (!pid)
			pid = tracer();
		printf("lines %ld lost %ld anon_kb %ld file_kb %ld\n", lines, lost, status_kb(pid, "RssAnon"), status_kb(pid, "RssFile"));
		fflush(stdout);
	}
}

int main(int argc, char **argv)
{
	if (argc == 4 && !strcmp(argv[1], "load")) {
		load(atol(argv[2]), atol(argv[3]));
		return 0;
	}
	if (argc == 3 && !strcmp(argv[1], "sink") && atol(argv[2]) >= 10) {
		sink(atol(argv[2]));
		return 0;
	}
	fprintf(stderr, "usage: soak load PROCESSES PAGES\n       soak sink EVENTS <LINES\n");
	return 2;
}
