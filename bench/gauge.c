// SPDX-License-Identifier: Apache-2.0
/*
 * What a page costs. Under QEMU's `-icount shift=0` a nanosecond is an instruction, so it prints instructions.
 *
 * usage: gauge LOAD MIB ROUNDS|SECONDSs [PID]...
 *
 *   madvise  fills memory and takes it out by MADV_PAGEOUT: the reclaimer is this process
 *   kswapd   fills memory until kswapd has taken so much out
 *   file     reads a mapped file (FILE in the environment) and takes it out by MADV_PAGEOUT: reclaimed, not swapped
 *   none     fills memory and gives it back: nothing is reclaimed
 *
 * A round prints "reclaimer R tracers T": what the reclaimer and the processes PID (the tracers) spent, per page; the
 * tracers have a second after the load to read what is left. With SECONDS, as
 * 60s, the rounds follow each other without rest until these are over.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif
#define PAGE 4096
#define KSWAPD_SPACE (8ul << 30)

static char **tracers;
/* Not 0: rounds follow each other without rest until so many seconds are over. */
static int seconds;

static void rest(useconds_t us)
{
	if (!seconds)
		usleep(us);
}

/* CPU time of a process, with that of threads which have ended. */
static uint64_t process_ns(pid_t pid)
{
	clockid_t clock;

	if (clock_getcpuclockid(pid, &clock))
		fail("a process's clock");
	return clock_ns(clock);
}

static uint64_t tracers_ns(void)
{
	uint64_t sum = 0;

	for (char **pid = tracers; *pid; pid++)
		sum += process_ns(atoi(*pid));
	return sum;
}

/* Sum of the counters of /proc/vmstat whose names begin so. */
static uint64_t vmstat(const char *prefix)
{
	FILE *file = fopen("/proc/vmstat", "r");
	uint64_t sum = 0, value;
	char name[64];

	if (!file)
		fail("/proc/vmstat");
	while (fscanf(file, "%63s %lu", name, &value) == 2)
		if (!strncmp(name, prefix, strlen(prefix)))
			sum += value;
	fclose(file);
	return sum;
}

static pid_t kswapd(void)
{
	FILE *pipe = popen("pidof kswapd0", "r");
	pid_t pid = 0;

	if (!pipe || fscanf(pipe, "%d", &pid) != 1)
		fail("kswapd0");
	pclose(pipe);
	return pid;
}

/* A quarter of the page is noise: lz4 then works as on real memory, and no page is all zero. */
static void fill(uint64_t *page, uint64_t seed)
{
	for (int word = 0; word < 128; word++) {
		seed = seed * 6364136223846793005ull + 1442695040888963407ull;
		page[word] = seed;
	}
}

static uint64_t *map(size_t bytes)
{
	uint64_t *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (memory == MAP_FAILED)
		fail("mmap");
	madvise(memory, bytes, MADV_NOHUGEPAGE);
	return memory;
}

/* Each load gives what its reclaimer spent in all. */

static uint64_t by_madvise(size_t pages, uint64_t seed)
{
	uint64_t *memory = map(pages * PAGE), before, spent;

	for (size_t page = 0; page < pages; page++)
		fill(memory + page * (PAGE / 8), page * seed);
	rest(300000);
	before = vmstat("pswpout");
	spent = clock_ns(CLOCK_THREAD_CPUTIME_ID);
	if (madvise(memory, pages * PAGE, MADV_PAGEOUT))
		fail("madvise");
	spent = clock_ns(CLOCK_THREAD_CPUTIME_ID) - spent;
	if (vmstat("pswpout") - before < pages * 99 / 100)
		fprintf(stderr, "only %lu of %zu pages were swapped out\n", vmstat("pswpout") - before, pages);
	munmap(memory, pages * PAGE);
	return spent;
}

/*
 * Slowly, so that kswapd is always ahead and nobody has to reclaim for himself; each round begins in empty memory, for what
 * kswapd finds depends on what was there before.
 */
static uint64_t by_kswapd(size_t pages, uint64_t seed)
{
	uint64_t *memory = map(KSWAPD_SPACE), out = vmstat("pswpout"), direct = vmstat("pgsteal_direct");
	uint64_t spent = 0, from = 0, now;
	pid_t pid = kswapd();
	size_t page = 0;

	do {
		for (int i = 0; i < 16; i++, page++)
			fill(memory + page * (PAGE / 8), page * seed);
		usleep(100);
		now = vmstat("pswpout");
		/* The first pages pay for the search that finds them. */
		if (!from && now - out > pages / 8) {
			from = now;
			spent = process_ns(pid);
		}
	} while (!from || now - from < pages);
	spent = process_ns(pid) - spent;
	if (vmstat("pgsteal_direct") != direct)
		fprintf(stderr, "%lu pages were reclaimed by others than kswapd\n", vmstat("pgsteal_direct") - direct);
	munmap(memory, KSWAPD_SPACE);
	return spent * pages / (now - from);
}

static uint64_t by_file(size_t pages, uint64_t seed)
{
	int file = open(getenv("FILE"), O_RDONLY);
	uint64_t *memory = mmap(NULL, pages * PAGE, PROT_READ, MAP_SHARED, file, 0), spent, sum = seed;
	unsigned char *cached = malloc(pages);
	size_t left = 0;

	if (file < 0 || memory == MAP_FAILED)
		fail("the file");
	for (size_t page = 0; page < pages; page++)
		sum += ((volatile uint64_t *)memory)[page * (PAGE / 8)];
	rest(300000);
	spent = clock_ns(CLOCK_THREAD_CPUTIME_ID);
	if (madvise(memory, pages * PAGE, MADV_PAGEOUT))
		fail("madvise");
	spent = clock_ns(CLOCK_THREAD_CPUTIME_ID) - spent;
	if (mincore(memory, pages * PAGE, cached))
		fail("mincore");
	for (size_t page = 0; page < pages; page++)
		left += cached[page] & 1;
	if (left > pages / 100)
		fprintf(stderr, "%zu of %zu pages were not reclaimed\n", left, pages);
	free(cached);
	munmap(memory, pages * PAGE);
	close(file);
	return spent;
}

static uint64_t by_none(size_t pages, uint64_t seed)
{
	uint64_t spent = clock_ns(CLOCK_THREAD_CPUTIME_ID), *memory = map(pages * PAGE);

	for (size_t page = 0; page < pages; page++)
		fill(memory + page * (PAGE / 8), page * seed);
	munmap(memory, pages * PAGE);
	return clock_ns(CLOCK_THREAD_CPUTIME_ID) - spent;
}

static const struct {
	const char *name;
	uint64_t (*run)(size_t pages, uint64_t seed);
} LOADS[] = {{"madvise", by_madvise}, {"kswapd", by_kswapd}, {"file", by_file}, {"none", by_none}};

int main(int argc, char **argv)
{
	uint64_t begun = clock_ns(CLOCK_MONOTONIC);
	size_t pages;

	if (argc < 4) {
		fprintf(stderr, "usage: gauge madvise|kswapd|file|none MIB ROUNDS|SECONDSs [PID]...\n");
		return 2;
	}
	pages = strtoul(argv[2], NULL, 10) * ((1 << 20) / PAGE);
	seconds = strchr(argv[3], 's') ? atoi(argv[3]) : 0;
	tracers = argv + 4;
	for (unsigned load = 0; load < sizeof(LOADS) / sizeof(LOADS[0]); load++) {
		if (strcmp(LOADS[load].name, argv[1]))
			continue;
		for (int round = 1; seconds ? clock_ns(CLOCK_MONOTONIC) - begun < seconds * 1000000000ull
					    : round <= atoi(argv[3]); round++) {
			uint64_t read = tracers_ns(), spent = LOADS[load].run(pages, round * 0x9e3779b97f4a7c15ull);

			rest(1000000);
			printf("reclaimer %lu tracers %lu\n", spent / pages, (tracers_ns() - read) / pages);
			fflush(stdout);
		}
		return 0;
	}
	fprintf(stderr, "no such load: %s\n", argv[1]);
	return 2;
}
