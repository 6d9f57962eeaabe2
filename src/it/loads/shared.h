/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a load says of its shared memory on standard output, for no page table shows it once it is in swap:
 *
 *     mapped PID ADDRESS DEVICE INODE FIRST COUNT
 *     away DEVICE INODE FIRST COUNT
 *
 * `mapped`: the process's page table has the file's pages from FIRST on, the first one at ADDRESS.
 * `away`: so many pages of the file from FIRST on are not in memory at rest.
 */
#ifndef SHARED_H
#define SHARED_H

#include "../../guest/load.h"

struct shared_file {
	unsigned major, minor;
	unsigned long inode;
};

/* The file of the mapping that begins at the address. Reads /proc/self/maps without taking memory of its own. */
static inline struct shared_file file_of(const void *area)
{
	static char text[1 << 16];
	struct shared_file found = { 0, 0, 0 };
	int file = open("/proc/self/maps", O_RDONLY);
	size_t size = 0;
	ssize_t got;

	while ((got = read(file, text + size, sizeof(text) - 1 - size)) > 0)
		size += got;
	close(file);
	text[size] = 0;
	for (char *line = text; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL)
		if (strtoul(line, NULL, 16) == (uintptr_t)area &&
		    sscanf(line, "%*x-%*x %*s %*x %x:%x %lu", &found.major, &found.minor, &found.inode) == 3)
			return found;
	errno = ENOENT;
	die("/proc/self/maps");
}

static inline void say(const char *line, size_t length)
{
	if (write(1, line, length) != (ssize_t)length)
		die("standard output");
}

/* Maps `pages` pages of the file from page `skip` on. */
static inline char *map_shared(int file, size_t pages, size_t skip)
{
	char *area = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, skip * PAGE);

	if (area == MAP_FAILED)
		die("mmap of a shared file");
	return area;
}

static inline int present(int pagemap, const char *page)
{
	uint64_t entry = 0;

	if (pread(pagemap, &entry, 8, (uintptr_t)page / PAGE * 8) != 8)
		die("/proc/self/pagemap");
	return entry >> 63;
}

/* Says which pages of an area that begins with the file's page `skip` this process has in its page table. */
static inline void say_mapped(char *area, size_t pages, size_t skip)
{
	struct shared_file file = file_of(area);
	int pagemap = open("/proc/self/pagemap", O_RDONLY);
	char line[160];

	for (size_t first = 0, end; first < pages; first = end + 1) {
		for (end = first; end < pages && present(pagemap, area + end * PAGE); end++)
			;
		if (end > first)
			say(line, snprintf(line, sizeof(line), "mapped %d 0x%lx %u:%u %lu %zu %zu\n", getpid(),
					   (uintptr_t)area + first * PAGE, file.major, file.minor, file.inode,
					   skip + first, end - first));
	}
	close(pagemap);
}

/* Writes to every `step`th page of such an area, and says what it has then: the kernel may map more than it is asked for. */
static inline void touch_shared(char *area, size_t pages, size_t skip, size_t step)
{
	for (size_t page = 0; page < pages; page += step)
		fill(area, page, 1);
	say_mapped(area, pages, skip);
}

/* Says which pages of a mapping of the whole file are not in memory; asking touches none of them. */
static inline void say_away(char *area, size_t pages)
{
	static unsigned char resident[1 << 16];
	struct shared_file mapped = file_of(area);
	char line[160];

	if (pages > sizeof(resident) || mincore(area, pages * PAGE, resident))
		die("mincore");
	for (size_t first = 0, end; first < pages; first = end) {
		for (end = first; end < pages && (resident[end] & 1) == (resident[first] & 1); end++)
			;
		if (!(resident[first] & 1))
			say(line, snprintf(line, sizeof(line), "away %u:%u %lu %zu %zu\n", mapped.major, mapped.minor,
					   mapped.inode, first, end - first));
	}
}

static inline size_t resident(char *area, size_t pages)
{
	static unsigned char answers[1 << 16];
	size_t count = 0;

	if (pages > sizeof(answers) || mincore(area, pages * PAGE, answers))
		die("mincore");
	for (size_t page = 0; page < pages; page++)
		count += answers[page] & 1;
	return count;
}

/* Until most of the mapped file has gone: when its turn comes differs between kernels. */
static inline void press(char *area, size_t pages)
{
	while (resident(area, pages) > pages / 8 && press_more())
		;
	await_quiet();
}

#endif
