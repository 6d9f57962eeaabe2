// SPDX-License-Identifier: Apache-2.0
/*
 * 100 processes: ten families of a head and nine members. Each process has memory
 * of its own, a prime number of pages that no other has; a family shares 2 MB, of
 * which each member has rewritten its tenth; a few pages are shared by all. Then
 * `presser` drives all of them into swap.
 *
 * Goes wrong for a tracer that keeps few owners a page (here up to 101), walks all
 * candidates for each of a hundred owners, or mixes up processes that look alike.
 */
#include "../../guest/load.h"

#define FAMILIES 10
#define MEMBERS 9

/* 157 pages the first process, the next prime the next: 1.8 MB each. */
static void fill_own(int number)
{
	size_t pages = prime_from(mb(3) / 5);

	while (number-- > 0)
		pages = prime_from(pages + 1);
	fill(reserve(pages), 0, pages);
}

static void member(int family, int place, char *shared, size_t pages)
{
	for (size_t page = place; page < pages; page += MEMBERS + 1)
		fill(shared, page, 1);
	fill_own(family * (MEMBERS + 1) + place);
	stay();
}

static void head(int family)
{
	size_t pages = prime_from(mb(2));
	char name[16], *shared;

	keep_in_ram();
	shared = reserve(pages);
	fill(shared, 0, pages);
	for (int place = 1; place <= MEMBERS; place++) {
		pid_t child;

		snprintf(name, sizeof(name), "member-%d-%d", family, place);
		child = start(name);
		if (child == 0)
			member(family, place, shared, pages);
		await(child);
	}
	let_go();
	fill_own(family * (MEMBERS + 1));
	stay();
}

int main(void)
{
	size_t pages = 13;
	pid_t presser;

	small_pages();
	name_process("many");
	presser = start_presser(mb(200));
	keep_in_ram();
	fill(reserve(pages), 0, pages);
	for (int family = 0; family < FAMILIES; family++) {
		char name[16];
		pid_t child;

		snprintf(name, sizeof(name), "head-%d", family);
		child = start(name);
		if (child == 0)
			head(family);
		await(child);
	}
	let_go();
	proceed(presser);
	rest();
}
