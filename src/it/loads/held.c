// SPDX-License-Identifier: Apache-2.0
/*
 * Memory in swap of every kind of holder, each in a prime number of pages, without any pressure, so that nothing moves:
 * `parent` pages 1511 out and forks `writer` and `theirs`, who share them. `writer` rewrites 503 and pages its copies out.
 * `theirs` adds 307 of its own, every second of 614, and becomes nobody's. `parent` has a memfd of 997, of which `mapper`
 * maps 401, has read 97 pages back, and left a System V segment of 211 and a file of 101 on tmpfs that nobody maps.
 *
 * Goes wrong for whoever counts entries instead of slots, believes that page tables show shared memory, or cannot say
 * where the rest is.
 */
#include "../../guest/load.h"
#include <sched.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#define FILE_ON_TMPFS "/tmp/unmapped"

static int segment = -1;

static void remove_left_overs(void)
{
	shmctl(segment, IPC_RMID, NULL);
	unlink(FILE_ON_TMPFS);
}

/* kB in swap of the mapping that begins there, by the kernel's own sum: page tables do not show shared memory. */
static size_t swapped_kb(const char *area)
{
	char line[4352];
	size_t kb = 0;
	int found = 0;
	FILE *smaps = fopen("/proc/self/smaps", "r");

	while (smaps && fgets(line, sizeof(line), smaps)) {
		unsigned long start, end;

		if (sscanf(line, "%lx-%lx ", &start, &end) == 2)
			found = start == (unsigned long)area;
		else if (found)
			sscanf(line, "Swap: %zu kB", &kb);
	}
	if (smaps)
		fclose(smaps);
	return kb;
}

static char *shared_out(int file, size_t pages)
{
	char *area = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

	if (area == MAP_FAILED)
		die("mmap of shared memory");
	fill(area, 0, pages);
	for (int tries = 0; tries < 40 && swapped_kb(area) < pages * PAGE / 1024; tries++) {
		if (madvise(area, pages * PAGE, 21 /* MADV_PAGEOUT */))
			die("madvise(MADV_PAGEOUT)");
		pause_ms(50);
	}
	return area;
}

static int new_file(int file, size_t pages)
{
	if (file < 0 || ftruncate(file, pages * PAGE))
		die("a file of shared memory");
	return file;
}

static void start_mapper(int file)
{
	pid_t child = start("mapper");

	if (child == 0) {
		if (mmap(NULL, 401 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) == MAP_FAILED)
			die("mmap of a memfd");
		stay();
	}
	await(child);
}

static void start_writer(char *area)
{
	pid_t child = start("writer");

	if (child == 0) {
		fill(area, 0, 503);
		page_out(area, 503);
		stay();
	}
	await(child);
}

static void start_theirs(void)
{
	pid_t child = start("theirs");

	if (child == 0) {
		char *own = reserve(614);

		fill(own, 0, 614);
		/* More ranges than a reader of page tables can be told of in one call. */
		for (size_t page = 0; page < 614; page += 2)
			page_out(own + page * PAGE, 1);
		/* Whoever changes its user is nobody's to look into until it says otherwise. */
		if (setgid(65534) || setuid(65534) || prctl(PR_SET_DUMPABLE, 1))
			die("setuid");
		stay();
	}
	await(child);
}

static void leave_segment(size_t pages)
{
	char *area;

	segment = shmget(IPC_PRIVATE, pages * PAGE, IPC_CREAT | 0600);
	area = shmat(segment, NULL, 0);
	if (segment < 0 || area == (void *)-1)
		die("shmat");
	fill(area, 0, pages);
	for (int tries = 0; tries < 40 && swapped_kb(area) < pages * PAGE / 1024; tries++) {
		madvise(area, pages * PAGE, 21 /* MADV_PAGEOUT */);
		pause_ms(50);
	}
	shmdt(area);
}

int main(void)
{
	cpu_set_t first;
	int memfd, file;
	char *area;
	volatile char *back;

	/* New pages wait in a list of their CPU before they can be reclaimed, and a call empties that of its own only. */
	CPU_ZERO(&first);
	CPU_SET(0, &first);
	sched_setaffinity(0, sizeof(first), &first);
	small_pages();
	name_process("parent");
	memfd = new_file(memfd_create("held", 0), 997);
	start_mapper(memfd);
	area = reserve(1511);
	fill(area, 0, 1511);
	page_out(area, 1511);
	start_writer(area);
	start_theirs();
	atexit(remove_left_overs);
	shared_out(memfd, 997);
	leave_segment(211);
	file = new_file(open(FILE_ON_TMPFS, O_RDWR | O_CREAT | O_TRUNC, 0600), 101);
	munmap(shared_out(file, 101), 101 * PAGE);
	close(file);
	back = reserve(97);
	fill((char *)back, 0, 97);
	page_out((char *)back, 97);
	for (size_t page = 0; page < 97; page++)
		(void)back[page * PAGE];
	rest();
}
