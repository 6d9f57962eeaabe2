// SPDX-License-Identifier: Apache-2.0
/*
 * What a page costs that goes to swap where there are many: CPUs, processes, owners of a page. Under QEMU's
 * `-icount shift=0` a nanosecond is an instruction, so it prints instructions.
 *
 * usage: crowd cpus COUNT PAGES [TRACER]
 *        crowd owners PROCESSES OWNERS PAGES [TRACER]
 *
 *   cpus    so many processes, each tied to a CPU of its own, take PAGES in all out at once, by MADV_PAGEOUT. All
 *           instructions of the machine count meanwhile, those of locks too; the TRACER stands still.
 *   owners  PAGES in all belong to so many PROCESSES alike; each page is shared by OWNERS of them, of which all but one were
 *           forked and never touched it. They are in a cgroup, and this process takes them out by its memory.reclaim.
 *
 * Prints "reclaimer R tracer T pages P": what the reclaimer and the process TRACER spent a page. TRACER has two seconds after
 * the load to read what is left. The cgroup is left as it is, empty.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif
#define PAGE 4096
#define GROUP "/sys/fs/cgroup/crowd"

static pid_t tracer;
static int ready[2], go[2];

static uint64_t tracer_ns(void)
{
	clockid_t clock;

	if (!tracer)
		return 0;
	if (clock_getcpuclockid(tracer, &clock))
		fail("the tracer's clock");
	return clock_ns(clock);
}

static uint64_t pswpout(void)
{
	FILE *file = fopen("/proc/vmstat", "r");
	uint64_t value, found = 0;
	char name[64];

	if (!file)
		fail("/proc/vmstat");
	while (fscanf(file, "%63s %lu", name, &value) == 2)
		if (!strcmp(name, "pswpout"))
			found = value;
	fclose(file);
	return found;
}

/* A quarter of the page is noise, as in gauge.c. */
static uint64_t *filled(size_t pages, uint64_t seed)
{
	uint64_t *memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		fail("mmap");
	madvise(memory, pages * PAGE, MADV_NOHUGEPAGE);
	for (size_t page = 0; page < pages; page++)
		for (int word = 0; word < 128; word++) {
			seed = seed * 6364136223846793005ull + 1442695040888963407ull;
			memory[page * (PAGE / 8) + word] = seed;
		}
	return memory;
}

static void tell(int end)
{
	if (write(end, "", 1) != 1)
		fail("a pipe");
}

static void await(int end, int count)
{
	char byte;

	while (count--)
		if (read(end, &byte, 1) != 1)
			fail("a child");
}

static void print(uint64_t spent, uint64_t read, uint64_t pages)
{
	sleep(2);
	printf("reclaimer %lu tracer %lu pages %lu\n", spent / pages, (tracer_ns() - read) / pages, pages);
}

static pid_t start(void)
{
	pid_t child = fork();

	if (child < 0)
		fail("fork");
	if (!child)
		prctl(PR_SET_PDEATHSIG, SIGKILL);
	return child;
}

static void reclaim_on(int cpu, size_t pages)
{
	uint64_t *memory;
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(cpu, &cpus);
	if (sched_setaffinity(0, sizeof(cpus), &cpus))
		fail("sched_setaffinity");
	memory = filled(pages, cpu + 1);
	tell(ready[1]);
	await(go[0], 1);
	if (madvise(memory, pages * PAGE, MADV_PAGEOUT))
		fail("madvise");
	tell(ready[1]);
	pause();
}

static void cpus(int count, size_t pages)
{
	uint64_t before, spent;

	for (int cpu = 0; cpu < count; cpu++)
		if (!start())
			reclaim_on(cpu, pages / count);
	await(ready[0], count);
	if (tracer)
		kill(tracer, SIGSTOP);
	usleep(300000);
	before = pswpout();
	spent = clock_ns(CLOCK_MONOTONIC);
	for (int cpu = 0; cpu < count; cpu++)
		tell(go[1]);
	await(ready[0], count);
	spent = clock_ns(CLOCK_MONOTONIC) - spent;
	if (tracer)
		kill(tracer, SIGCONT);
	print(spent, tracer_ns(), pswpout() - before);
}

static void write_file(const char *path, const char *text)
{
	int file = open(path, O_WRONLY);

	/* EAGAIN of memory.reclaim: some pages could not be had, the others are gone. */
	if (file < 0 || (write(file, text, strlen(text)) < 0 && errno != EAGAIN))
		fail(path);
	close(file);
}

/* One that fills its pages and the others that share them. */
static void share(int owners, size_t pages, int seed)
{
	write_file(GROUP "/cgroup.procs", "0");
	filled(pages, seed);
	for (int other = 1; other < owners; other++)
		if (!start()) {
			tell(ready[1]);
			pause();
		}
	tell(ready[1]);
	pause();
}

static void owners(int processes, int owners, size_t pages)
{
	uint64_t before, read, spent;
	char bytes[32];

	mkdir(GROUP, 0755);
	for (int group = 0; group < processes / owners; group++) {
		if (!start())
			share(owners, pages / (processes / owners), group + 1);
		await(ready[0], owners);
	}
	snprintf(bytes, sizeof(bytes), "%zu", pages * PAGE);
	read = tracer_ns();
	before = pswpout();
	spent = clock_ns(CLOCK_THREAD_CPUTIME_ID);
	for (int tries = 0; tries < 20 && pswpout() - before < pages * 9 / 10; tries++)
		write_file(GROUP "/memory.reclaim", bytes);
	spent = clock_ns(CLOCK_THREAD_CPUTIME_ID) - spent;
	print(spent, read, pswpout() - before);
}

int main(int argc, char **argv)
{
	if (pipe(ready) || pipe(go))
		fail("pipe");
	if (argc >= 4 && !strcmp(argv[1], "cpus")) {
		tracer = argc > 4 ? atoi(argv[4]) : 0;
		cpus(atoi(argv[2]), strtoul(argv[3], NULL, 10));
		return 0;
	}
	if (argc >= 5 && !strcmp(argv[1], "owners")) {
		tracer = argc > 5 ? atoi(argv[5]) : 0;
		owners(atoi(argv[2]), atoi(argv[3]), strtoul(argv[4], NULL, 10));
		return 0;
	}
	fprintf(stderr, "usage: crowd cpus COUNT PAGES [TRACER]\n       crowd owners PROCESSES OWNERS PAGES [TRACER]\n");
	return 2;
}
