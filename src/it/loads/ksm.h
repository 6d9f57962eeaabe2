/* SPDX-License-Identifier: Apache-2.0 */
/* Processes whose pages are alike, and KSM that merges them. */
#ifndef KSM_H
#define KSM_H

#include "../../guest/load.h"

#define KSM "/sys/kernel/mm/ksm/"

static inline unsigned long merged(void)
{
	char text[32] = "";
	int file = open(KSM "pages_sharing", O_RDONLY);

	if (file < 0 || read(file, text, sizeof(text) - 1) < 0)
		die(KSM "pages_sharing");
	close(file);
	return strtoul(text, NULL, 10);
}

/* A process with that many pages, the same as all others of its kind, which KSM may merge. */
static inline void start_twin(const char *name, size_t pages)
{
	pid_t child = start(name);

	if (child == 0) {
		char *area = reserve(pages);

		if (madvise(area, pages * PAGE, MADV_MERGEABLE))
			die("madvise(MADV_MERGEABLE)");
		for (size_t page = 0; page < pages; page++)
			*(uint64_t *)(area + page * PAGE) = page + 1;
		stay();
	}
	await(child);
}

/* Has KSM merge until that many pages share another's. */
static inline void merge(unsigned long sharing)
{
	write_file(KSM "run", "2"); /* forgets what it had merged for others before, who have gone */
	write_file(KSM "pages_to_scan", "4000");
	write_file(KSM "sleep_millisecs", "20");
	write_file(KSM "run", "1");
	for (int tries = 0; merged() < sharing && tries < 200; tries++)
		pause_ms(100);
	write_file(KSM "run", "0"); /* what is merged stays so */
}

#endif
