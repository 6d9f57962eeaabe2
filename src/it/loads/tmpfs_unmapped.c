// SPDX-License-Identifier: Apache-2.0
/*
 * A file of 30 MB on tmpfs, written to and never mapped; then pressers.
 *
 * Goes wrong for a tracer that must name somebody: these pages have no owner.
 */
#include "shared.h"
#include <sched.h>
#include <sys/mount.h>

#define FOLDER "/tmp"

int main(void)
{
	size_t pages = mb(30);
	char *area;
	int file;

	small_pages();
	name_process("tmpfs");
	start_pressers();
	/* a mount of this process's own, gone when it ends */
	if (unshare(CLONE_NEWNS) || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
	    mount("tmpfs", FOLDER, "tmpfs", 0, NULL))
		die("mount of a tmpfs on " FOLDER);
	file = open(FOLDER "/unmapped", O_RDWR | O_CREAT, 0600);
	if (file < 0)
		die(FOLDER "/unmapped");
	for (uint64_t page = 1; page <= pages; page++)
		if (pwrite(file, &page, sizeof(page), (page - 1) * PAGE) != sizeof(page))
			die("write to a tmpfs");
	area = map_shared(file, pages, 0); /* to ask: it touches none of it */
	press(area, pages);
	say_away(area, pages);
	rest();
}
