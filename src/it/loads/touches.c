// SPDX-License-Identifier: Apache-2.0
/*
 * `toucher` fills 24 MB of its own, 12 MB of a memfd and 8 MB that it shares with a forked child; `presser` drives all
 * out and is killed; then it touches each page that is not in memory exactly once, and says which, as
 *
 *     area PID ADDRESS PAGES
 *     touch PID ADDRESS
 *
 * It goes through its own in strides, so that readahead brings most of them before they are asked for.
 *
 * Goes wrong for a tracer that takes readahead for the reader's wish, that sees only the faults that read from the
 * device, or that sees a fault twice when the kernel tries again.
 */
#include "shared.h"

#define STRIDE 7

static char *lines, *lines_end;

static void say_area(const char *area, size_t pages)
{
	lines_end += sprintf(lines_end, "area %d 0x%lx %zu\n", getpid(), (uintptr_t)area, pages);
}

static void touched(const char *page)
{
	lines_end += sprintf(lines_end, "touch %d 0x%lx\n", getpid(), (uintptr_t)page);
}

/* By the process's own page table, asked for one page at a time: the touch before may have brought this one too. */
static void touch_swapped(char *area, size_t pages, int writes)
{
	for (size_t first = 0; first < STRIDE; first++)
		for (size_t page = first; page < pages; page += STRIDE) {
			volatile uint64_t *word = (uint64_t *)(area + page * PAGE);

			if (!swapped((char *)word, 1))
				continue;
			touched((char *)word);
			if (writes)
				*word = *word + 1;
			else
				(void)*word;
		}
}

/*
 * No page table shows these. Each is written to, for a read would map its neighbours as well; one that is
 * in memory already costs no swap-in, but readahead brings none of them there: it leaves them in the swap cache.
 */
static void touch_away(char *area, size_t pages, const unsigned char *resident)
{
	for (size_t page = 0; page < pages; page++)
		if (!(resident[page] & 1)) {
			touched(area + page * PAGE);
			*(volatile uint64_t *)(area + page * PAGE) = page;
		}
}

int main(void)
{
	size_t own_pages = mb(24), file_pages = mb(12), both_pages = mb(8);
	static unsigned char resident[1 << 14];
	char *own, *file, *both;
	pid_t presser, child;
	int memfd;

	small_pages();
	name_process("toucher");
	presser = start_presser(mb(220));
	/* what it writes down is not to be swapped itself */
	lines = lines_end = reserve(mb(2));
	if (mlock(lines, mb(2) * PAGE))
		die("mlock");
	keep_in_ram();
	both = reserve(both_pages);
	fill(both, 0, both_pages);
	child = start("sharer");
	if (child == 0)
		stay();
	await(child);
	let_go();
	if (mlock(lines, mb(2) * PAGE))
		die("mlock");
	own = reserve(own_pages);
	fill(own, 0, own_pages);
	memfd = memfd_create("touched", 0);
	if (memfd < 0 || ftruncate(memfd, file_pages * PAGE))
		die("memfd_create");
	file = map_shared(memfd, file_pages, 0);
	fill(file, 0, file_pages);
	proceed(presser);
	/* it stays in the list of children, so that its pid is not somebody else's at the end */
	kill(presser, SIGKILL);
	await_quiet();

	say_area(own, own_pages);
	say_area(file, file_pages);
	say_area(both, both_pages);
	if (mincore(file, file_pages * PAGE, resident))
		die("mincore");
	touch_swapped(own, own_pages, 0);
	touch_away(file, file_pages, resident);
	touch_swapped(both, both_pages, 1);
	say(lines, lines_end - lines);
	rest();
}
