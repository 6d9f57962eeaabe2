/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a load says of whose memory is whose, on standard output:
 *
 *     named PID ADDRESS PAGES NAME
 *
 * No two lives of a load have memory at the same address, so an address alone tells what its owner must be called.
 */
#ifndef LIVES_H
#define LIVES_H

#include "../../guest/load.h"

#define MAP_FIXED_NOREPLACE_4_17 0x100000

/* Memory of the life with that number; file: what it is a private mapping of, or -1. */
static inline char *reserve_for(unsigned life, size_t pages, int file)
{
	char *place = (char *)(0x100000000000UL + life * 0x40000000UL);
	int kind = file < 0 ? MAP_ANONYMOUS : 0;
	char *area = mmap(place, pages * PAGE, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_FIXED_NOREPLACE_4_17 | kind, file, 0);

	if (area != place)
		die("mmap at an address");
	return area;
}

static inline void say_named(const char *name, const char *area, size_t pages)
{
	char line[128];
	int length = snprintf(line, sizeof(line), "named %d 0x%lx %zu %s\n", getpid(), (uintptr_t)area, pages, name);

	if (write(1, line, length) != length)
		die("standard output");
}

#endif
