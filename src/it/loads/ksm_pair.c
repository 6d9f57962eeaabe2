// SPDX-License-Identifier: Apache-2.0
/*
 * Two processes, no relatives of each other's memory, with 1511 pages alike, each pair
 * of which KSM merges into one; then `presser`.
 *
 * Goes wrong for a tracer that knows only the reverse map of anonymous pages: a KSM
 * page has one of its own, and the index in it is of no area.
 */
#include "../../guest/load.h"

#define ALIKE 1511UL
#define KSM "/sys/kernel/mm/ksm/"

static unsigned long merged(void)
{
	char text[32] = "";
	int file = open(KSM "pages_sharing", O_RDONLY);

	if (file < 0 || read(file, text, sizeof(text) - 1) < 0)
		die(KSM "pages_sharing");
	close(file);
	return strtoul(text, NULL, 10);
}

static void start_twin(const char *name)
{
	pid_t child = start(name);

	if (child == 0) {
		char *area = reserve(ALIKE);

		if (madvise(area, ALIKE * PAGE, MADV_MERGEABLE))
			die("madvise(MADV_MERGEABLE)");
		for (size_t page = 0; page < ALIKE; page++)
			*(uint64_t *)(area + page * PAGE) = page + 1;
		stay();
	}
	await(child);
}

int main(void)
{
	pid_t presser;

	small_pages();
	name_process("ksm");
	presser = start_presser(mb(230));
	start_twin("twin-a");
	start_twin("twin-b");
	write_file(KSM "pages_to_scan", "2000");
	write_file(KSM "sleep_millisecs", "20");
	write_file(KSM "run", "1");
	for (int tries = 0; merged() < ALIKE && tries < 300; tries++)
		pause_ms(100);
	write_file(KSM "run", "0"); /* what is merged stays so */
	proceed(presser);
	rest();
}
