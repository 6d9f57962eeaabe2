/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the loads share: memory whose pages are all different, processes that
 * stand still, and the protocol of `swapwho demo --load` (a line `rest` when the
 * memory has come to rest, then wait until standard input closes).
 *
 * Two rules keep pagemap a fair judge at rest: no process forks while memory that
 * it hands on is in swap (fork would add holders that no swap-out names: keep_in_ram
 * before the first touch, let_go when the forking is over), and nobody reads or
 * writes shared memory once it may have been swapped.
 */
#ifndef LOAD_H
#define LOAD_H

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096UL
#define CHILDREN_MAX 256

static pid_t children[CHILDREN_MAX];
static int child_count;

__attribute__((noreturn, unused)) static void die(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* Pages in that many MB on a machine of 256 MB; SCALE_MB=8 makes the load fit a machine of 8 MB, for a dry run. */
static inline size_t mb(size_t megabytes)
{
	const char *scale = getenv("SCALE_MB");
	size_t pages = megabytes * (scale ? strtoul(scale, NULL, 10) : 256);

	return pages ? pages : 1;
}

/* Prime counts of pages make a wrong total show: no rounding or doubling of something else gives the same number. */
static inline size_t prime_from(size_t number)
{
	for (size_t divisor = 2; divisor * divisor <= number; divisor++)
		if (number % divisor == 0)
			return prime_from(number + 1);
	return number;
}

static inline void name_process(const char *name)
{
	prctl(PR_SET_NAME, name);
}

/* Base pages only: else the guest's default decides how many pages a folio has. Children inherit it. */
static inline void small_pages(void)
{
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
}

static inline char *reserve(size_t pages)
{
	char *area = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (area == MAP_FAILED)
		die("mmap");
	return area;
}

/*
 * Writes one word into each page. No two pages are alike and none is zero, for kernels
 * keep zero-filled pages without I/O and may merge equal ones.
 */
static inline void fill(char *area, size_t from, size_t pages)
{
	uint64_t owner = (uint64_t)getpid() << 40;

	for (size_t i = from; i < from + pages; i++)
		*(uint64_t *)(area + i * PAGE) = owner | (i + 1);
}

/*
 * Keeps this program's own code, data, thread-local words and stack in RAM, for each process: a parent uses them again at rest,
 * and a page that it shares with its children would then have left it after the swap-out, while they still hold the slot.
 */
__attribute__((constructor)) static void keep_program(void)
{
	extern const char __executable_start[], _end[];
	static uintptr_t words, words_end; /* the first thread's, where a static program's heap begins */
	uintptr_t image = (uintptr_t)__executable_start & -PAGE;
	volatile char frames[6 * PAGE];

	if (!words) {
		words = (uintptr_t)&errno & -PAGE;
		words_end = (uintptr_t)sbrk(0);
	}
	for (size_t i = 0; i < sizeof(frames); i += PAGE)
		frames[i] = 0; /* the stack grows by being touched */
	if (mlock((void *)image, (uintptr_t)_end - image) || mlock((void *)words, words_end - words) ||
	    mlock((void *)((uintptr_t)frames & -PAGE), sizeof(frames)))
		die("mlock");
}

/* Whatever this process touches from now on stays in RAM. Unlike a plain mlock it breaks no copy-on-write. */
static inline void keep_in_ram(void)
{
	if (mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT))
		die("mlockall");
}

static inline void let_go(void)
{
	munlockall();
	keep_program();
}

/* Swapped pages of the area, by this process's own page table; reading pagemap touches none of them. */
static inline size_t swapped(const char *area, size_t pages)
{
	int pagemap = open("/proc/self/pagemap", O_RDONLY);
	size_t count = 0;

	for (size_t i = 0; i < pages; i++) {
		uint64_t entry = 0;

		if (pread(pagemap, &entry, 8, ((uintptr_t)area / PAGE + i) * 8) == 8)
			count += entry >> 62 & 1;
	}
	close(pagemap);
	return count;
}

static inline void pause_ms(long ms)
{
	struct timespec time = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&time, NULL);
}

/* Asks for the area to be swapped, again for pages that were just being moved between the kernel's lists. */
static inline void page_out(char *area, size_t pages)
{
	for (int tries = 0; tries < 20; tries++) {
		if (madvise(area, pages * PAGE, 21 /* MADV_PAGEOUT, Linux 5.4 */))
			die("madvise(MADV_PAGEOUT)");
		if (swapped(area, pages) == pages)
			return;
		pause_ms(50);
	}
}

static inline void write_file(const char *path, const char *text)
{
	int file = open(path, O_WRONLY);

	if (file < 0 || write(file, text, strlen(text)) != (ssize_t)strlen(text))
		die(path);
	close(file);
}

/* A counter of /proc/vmstat, 0 when this kernel has none of that name. Takes no memory: see keep_program. */
static inline unsigned long vmstat(const char *name)
{
	static char text[16384];
	size_t length = strlen(name);
	int file = open("/proc/vmstat", O_RDONLY);
	ssize_t size = read(file, text, sizeof(text) - 1);

	close(file);
	if (size < 0)
		die("/proc/vmstat");
	text[size] = 0;
	for (char *line = text; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL)
		if (!strncmp(line, name, length) && line[length] == ' ')
			return strtoul(line + length, NULL, 10);
	return 0;
}

/* Starts a child that dies with the thread that started it; returns 0 in the child. */
static inline pid_t start(const char *name)
{
	pid_t parent = getpid(), child = fork();

	if (child < 0)
		die("fork");
	if (child == 0) {
		child_count = 0;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(1);
		/* Were it only the parent's, reclaim would take such a page from the children and then not write it. */
		keep_program();
		name_process(name);
		return 0;
	}
	if (child_count == CHILDREN_MAX)
		die("too many children");
	children[child_count++] = child;
	return child;
}

/* The child's part of await and proceed: stands still, keeping its memory, until told to go on. */
static inline void stand_still(void)
{
	raise(SIGSTOP);
}

/* Waits until the child stands still. */
static inline void await(pid_t child)
{
	int status;

	if (waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status)) {
		errno = ECHILD;
		die("a child ended too early");
	}
}

/* Lets a child that stands still go on until it stands still again. */
static inline void proceed(pid_t child)
{
	kill(child, SIGCONT);
	await(child);
}

/* For a child that has nothing more to do: keeps its memory until it is killed. */
__attribute__((noreturn, unused)) static void stay(void)
{
	for (;;)
		stand_still();
}

/* A child that takes no memory yet; proceed() makes it fill that many pages and so press everybody else's out. */
static inline pid_t start_presser(size_t pages)
{
	pid_t presser = start("presser");

	if (presser == 0) {
		stand_still();
		fill(reserve(pages), 0, pages);
		stay();
	}
	await(presser);
	return presser;
}

#define PRESSERS 4

static pid_t pressers[PRESSERS];

/* How much it takes until a kernel turns to the load's own pages differs. To be called before there are any. */
static inline void start_pressers(void)
{
	for (int i = 0; i < PRESSERS; i++)
		pressers[i] = start_presser(mb(i ? 50 : 200));
}

/* Lets what the children after the pressers have touched look old, or some kernels take everything else first. */
static inline void age(void)
{
	char path[64];

	for (int i = PRESSERS; i < child_count; i++) {
		snprintf(path, sizeof(path), "/proc/%d/clear_refs", children[i]);
		write_file(path, "1");
	}
}

/* Lets the next presser take its memory; 0: there is none left. */
static inline int press_more(void)
{
	static int begun;

	if (begun == PRESSERS)
		return 0;
	age();
	proceed(pressers[begun++]);
	return 1;
}

/* Until most of the area has gone, or there are no more pressers. */
static inline void press_out(const char *area, size_t pages)
{
	while (swapped(area, pages) < pages - pages / 8 && press_more())
		;
}

static inline void end_child(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* Waits until the kernel has stopped swapping. */
static inline void await_quiet(void)
{
	unsigned long before, now = vmstat("pswpout");
	int quiet = 0;

	for (int tries = 0; quiet < 3 && tries < 120; tries++) {
		before = now;
		pause_ms(500);
		now = vmstat("pswpout");
		quiet = now == before ? quiet + 1 : 0;
	}
}

/* Says that the memory has come to rest, keeps it until standard input closes, and ends. */
__attribute__((noreturn, unused)) static void rest(void)
{
	char input[64];

	await_quiet();
	if (write(1, "rest\n", 5) != 5)
		die("standard output");
	while (read(0, input, sizeof(input)) > 0)
		;
	/* grandchildren die with their parents; nothing must be left in swap when this process has ended */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	for (int i = 0; i < child_count; i++)
		end_child(children[i]);
	while (waitpid(-1, NULL, 0) > 0)
		;
	exit(0);
}

#endif
