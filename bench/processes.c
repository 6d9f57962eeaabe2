// SPDX-License-Identifier: Apache-2.0
/*
 * Many processes with memory, a part of it in swap, that then stay as they are until standard input closes.
 *
 * usage: processes COUNT MIB SWAPPED_MIB FILES
 *
 * All together have MIB mapped and touched, of which SWAPPED_MIB are paged out; each has besides as many mapped parts of
 * a file as FILES says, as the libraries of a program are, none of them next to one that the kernel could join it with.
 * Prints "rest" when it has come to rest.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif
#define PAGE 4096ul
#define PAGES_PER_MIB ((1ul << 20) / PAGE)

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void map_files(int count)
{
	int file = open("/proc/self/exe", O_RDONLY);

	if (file < 0)
		fail("/proc/self/exe");
	for (int i = 0; i < count; i++) {
		volatile char *part = mmap(NULL, 4 * PAGE, PROT_READ, MAP_PRIVATE, file, 0);

		if (part == MAP_FAILED)
			fail("mmap of a file");
		(void)part[0];
	}
	close(file);
}

static void use_memory(size_t pages, size_t swapped, int seed)
{
	char *memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		fail("mmap");
	madvise(memory, pages * PAGE, MADV_NOHUGEPAGE);
	/* Not zero, not like any other: neither zero pages nor merged ones. */
	for (size_t page = 0; page < pages; page++)
		*(unsigned long *)(memory + page * PAGE) = (unsigned long)seed << 32 | (page + 1);
	/* In pieces, as memory ages: each second 64 KiB from the begin on. */
	for (size_t page = 0; swapped > 0 && page < pages; page += 32) {
		size_t piece = swapped < 16 ? swapped : 16;

		if (madvise(memory + page * PAGE, piece * PAGE, MADV_PAGEOUT))
			fail("madvise");
		swapped -= piece;
	}
}

int main(int argc, char **argv)
{
	int count, ready[2];
	char byte = 0;

	if (argc != 5) {
		fprintf(stderr, "usage: processes COUNT MIB SWAPPED_MIB FILES\n");
		return 2;
	}
	count = atoi(argv[1]);
	if (count < 1 || pipe(ready))
		fail("pipe");
	for (int i = 1; i <= count; i++) {
		pid_t child = fork();

		if (child < 0)
			fail("fork");
		if (child == 0) {
			prctl(PR_SET_PDEATHSIG, 9);
			map_files(atoi(argv[4]));
			use_memory(atol(argv[2]) * PAGES_PER_MIB / count, atol(argv[3]) * PAGES_PER_MIB / count, i);
			if (write(ready[1], &byte, 1) == 1)
				pause();
			_exit(1);
		}
		/* One after the other: what is paged out stays in the order of the processes, as nobody disturbs it. */
		if (read(ready[0], &byte, 1) != 1)
			fail("a child");
	}
	puts("rest");
	fflush(stdout);
	while (read(0, &byte, 1) > 0)
		;
	return 0;
}
