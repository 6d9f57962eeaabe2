/* SPDX-License-Identifier: Apache-2.0 */
/* A line of /proc/PID/status. */
#ifndef STATUS_H
#define STATUS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number behind a key such as "RssAnon:", mostly in KiB; -1 when there is none. */
static long status_kb(long pid, const char *key)
{
	char path[64], line[256];
	long kb = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%ld/status", pid);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		if (!strncmp(line, key, strlen(key)))
			kb = atol(line + strlen(key) + 1);
	if (file)
		fclose(file);
	return kb;
}

#endif
