// SPDX-License-Identifier: Apache-2.0
/*
 * Reads a file of the kernel's sums for every process and adds up what it says of swap: the least that a program does
 * which asks there who holds what is in swap.
 *
 * usage: smaps smaps|smaps_rollup
 */
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char text[1 << 20];

static unsigned long sum_of(const char *pid, const char *name)
{
	unsigned long kb = 0;
	size_t length = 0;
	ssize_t got;
	char path[64];
	int file;

	snprintf(path, sizeof(path), "/proc/%.16s/%.16s", pid, name);
	file = open(path, O_RDONLY);
	if (file < 0)
		return 0;
	while (length < sizeof(text) - 1 && (got = read(file, text + length, sizeof(text) - 1 - length)) > 0)
		length += got;
	close(file);
	text[length] = 0;
	for (char *line = text; (line = strstr(line, "\nSwap:")); line += 6)
		kb += strtoul(line + 6, NULL, 10);
	return kb;
}

int main(int argc, char **argv)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	unsigned long kb = 0;

	if (argc != 2 || !proc) {
		fprintf(stderr, "usage: smaps smaps|smaps_rollup\n");
		return 2;
	}
	while ((entry = readdir(proc)))
		if (isdigit(entry->d_name[0]))
			kb += sum_of(entry->d_name, argv[1]);
	printf("%lu kB\n", kb);
	return 0;
}
