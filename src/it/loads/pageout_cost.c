// SPDX-License-Identifier: Apache-2.0
/*
 * Not a load but a gauge: what a page costs that goes to swap. Under QEMU's
 * `-icount shift=0` a nanosecond is an instruction, so it prints instructions.
 *
 * usage: pageout_cost MIB ROUNDS [PID]
 *
 * Each round fills MIB of memory, takes it out by MADV_PAGEOUT and prints
 * "reclaim R reader P": what the reclaimer (this thread) and the process PID
 * (the tracer) spent per page. The first rounds warm the tracer up.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif
#define PAGE 4096

static uint64_t own_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return t.tv_sec * 1000000000ull + t.tv_nsec;
}

/* CPU time of all threads of a process: the first number of schedstat. */
static uint64_t process_ns(const char *pid)
{
	char path[600];
	uint64_t sum = 0, ns;
	struct dirent *entry;
	DIR *tasks;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%s/task", pid);
	tasks = opendir(path);
	if (!tasks)
		return 0;
	while ((entry = readdir(tasks))) {
		snprintf(path, sizeof(path), "/proc/%s/task/%s/schedstat", pid, entry->d_name);
		file = fopen(path, "r");
		if (!file)
			continue;
		if (fscanf(file, "%lu", &ns) == 1)
			sum += ns;
		fclose(file);
	}
	closedir(tasks);
	return sum;
}

int main(int argc, char **argv)
{
	size_t bytes, pages;
	int rounds;
	const char *pid;
	uint64_t *memory;

	if (argc < 3) {
		fprintf(stderr, "usage: pageout_cost MIB ROUNDS [PID]\n");
		return 2;
	}
	bytes = strtoul(argv[1], NULL, 10) << 20;
	pages = bytes / PAGE;
	rounds = atoi(argv[2]);
	pid = argc > 3 ? argv[3] : "0";
	memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return 1;
	madvise(memory, bytes, MADV_NOHUGEPAGE);
	for (int round = 0; round < rounds; round++) {
		uint64_t own, reader;

		/* A quarter of each page is noise: lz4 then works as on real memory, and no page is all zero. */
		for (size_t page = 0; page < pages; page++) {
			uint64_t seed = page * 0x9e3779b97f4a7c15ull + round + 1;

			for (int word = 0; word < 128; word++) {
				seed = seed * 6364136223846793005ull + 1442695040888963407ull;
				memory[page * (PAGE / 8) + word] = seed;
			}
		}
		usleep(300000);
		reader = process_ns(pid);
		own = own_ns();
		if (madvise(memory, bytes, MADV_PAGEOUT))
			return 1;
		own = own_ns() - own;
		usleep(1000000); /* the tracer reads the rest */
		reader = process_ns(pid) - reader;
		printf("reclaim %lu reader %lu\n", own / pages, reader / pages);
		fflush(stdout);
	}
	return 0;
}
