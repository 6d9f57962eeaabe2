// SPDX-License-Identifier: Apache-2.0
/*
 * Huge pages (2 MiB) in every state of repair: whole, with a hole, in two areas of
 * different rights, half moved elsewhere, shared with a child that has rewritten a
 * few base pages; some swapped by MADV_PAGEOUT, whole or in part, the rest by pressers.
 *
 * Goes wrong for a tracer that takes a folio for one page, or for one run of addresses:
 * an owner may hold it in pieces, two owners may hold different parts, some slots of
 * a folio may belong to nobody.
 */
#include "../../guest/load.h"

#define HUGE 512UL /* base pages in a huge one */

static size_t count; /* huge pages in each area */

static char *reserve_huge(void)
{
	char *area = reserve((count + 1) * HUGE);

	area += -(uintptr_t)area % (HUGE * PAGE);
	if (madvise(area, count * HUGE * PAGE, MADV_HUGEPAGE))
		die("madvise(MADV_HUGEPAGE)");
	fill(area, 0, count * HUGE);
	return area;
}

/* Not for the child: a huge page that two processes map is not paged out by MADV_PAGEOUT. */
static char *reserve_private(void)
{
	char *area = reserve_huge();

	if (madvise(area, count * HUGE * PAGE, MADV_DONTFORK))
		die("madvise(MADV_DONTFORK)");
	return area;
}

/* Moves the second half of each huge page to where it is aligned differently. */
static void move_halves(char *area)
{
	char *target = reserve(count * HUGE + 1) + PAGE;

	for (size_t i = 0; i < count; i++) {
		char *from = area + (i * HUGE + HUGE / 2) * PAGE, *to = target + i * HUGE * PAGE;
		size_t size = HUGE / 2 * PAGE;

		if (mremap(from, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, to) != to)
			die("mremap");
	}
}

int main(void)
{
	char *whole, *part, *holes, *rights, *moved, *shared;
	pid_t pressers[PRESSERS], child;

	count = 1 + mb(6) / HUGE;
	name_process("huge");
	/* some kernels are set to give none, even to who asks; and a machine that has run for a while is in pieces */
	write_file("/sys/kernel/mm/transparent_hugepage/enabled", "madvise");
	write_file("/proc/sys/vm/compact_memory", "1");
	for (int i = 0; i < PRESSERS; i++)
		pressers[i] = start_presser(mb(i ? 60 : 220));
	keep_in_ram();
	whole = reserve_private();
	part = reserve_private();
	holes = reserve_private();
	rights = reserve_private();
	moved = reserve_private();
	shared = reserve_huge();

	child = start("sharer");
	if (child == 0) {
		for (size_t i = 0; i < count; i++)
			fill(shared, i * HUGE + 17, 11);
		stay();
	}
	await(child);
	let_go();

	for (size_t i = 0; i < count; i++) {
		if (madvise(holes + (i * HUGE + 101) * PAGE, 97 * PAGE, MADV_DONTNEED))
			die("madvise(MADV_DONTNEED)");
		if (mprotect(rights + (i * HUGE + 256) * PAGE, 43 * PAGE, PROT_READ))
			die("mprotect");
	}
	move_halves(moved);
	page_out(whole, count * HUGE);
	page_out(part + 64 * PAGE, (count - 1) * HUGE + 61);
	/* until the shared ones have gone too: how long a kernel keeps huge pages differs */
	for (int i = 0; i < PRESSERS && swapped(shared, count * HUGE) < count * HUGE; i++)
		proceed(pressers[i]);
	rest();
}
