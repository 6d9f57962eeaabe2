/* SPDX-License-Identifier: Apache-2.0 */
/* The CPU time of a process or thread, which under icount is a count of instructions. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec t;

	if (clock_gettime(clock, &t))
		fail("a clock");
	return t.tv_sec * 1000000000ull + t.tv_nsec;
}

#endif
