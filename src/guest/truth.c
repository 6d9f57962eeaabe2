// SPDX-License-Identifier: Apache-2.0
/*
 * Prints who holds which swap slot, as the kernel's own page tables say: CSV
 * `pid,address,type,offset`, one row for every swapped page of every process
 * but this one; processes that share one address space (vfork, CLONE_VM) hold it once, by the first of
 * them. It is the tracer's judge, so it shares no code with it.
 *
 * usage: truth [FILE]
 *
 * FILE gets the pid of each process that has page tables, one a line: who was named for a
 * page and is not there has ended meanwhile.
 *
 * What it cannot show: shared memory (shmem, tmpfs, memfd, System V). Reclaim
 * clears such a page-table entry, the slot stays in the page cache only, and
 * pagemap shows the address as if nothing had ever been there (the kernel's
 * pagemap.rst, "Exceptions for Shared Memory"). Every row is anonymous memory.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The fewest areas a supported kernel can have (6.1): the types above mark migration, poison and the like. */
#define AREAS_MAX 22
#define BLOCK 65536
#define PROCESSES_MAX 4096
#define KCMP_VM 1

static long page_size;
static uint64_t last_slot; /* of the largest swap area; 0: there is none */

/*
 * pagemap sets bit 62 also for entries that are no swap at all (migration, poison,
 * markers). /proc/swaps does not name the types, so a slot counts when some area could hold it.
 */
static void read_areas(void)
{
	char line[4352];
	FILE *swaps = fopen("/proc/swaps", "r");

	if (!swaps)
		return;
	while (fgets(line, sizeof(line), swaps)) {
		unsigned long long kib;

		/* the name has its spaces escaped, the header has no number in this place */
		if (sscanf(line, "%*s %*s %llu", &kib) == 1 && kib * 1024 / page_size > last_slot)
			last_slot = kib * 1024 / page_size; /* the size leaves out slot 0, the area's header */
	}
	fclose(swaps);
}

static void print_swapped(const char *pid, uint64_t address, uint64_t entry)
{
	uint64_t type = entry & 0x1f, offset = entry >> 5 & ((1ULL << 50) - 1);

	if (!(entry >> 62 & 1) || type >= AREAS_MAX || offset == 0 || offset > last_slot)
		return;
	printf("%s,0x%llx,%llu,%llu\n", pid, (unsigned long long)address, (unsigned long long)type,
	       (unsigned long long)offset);
}

/* A process that goes away meanwhile ends the range: its slots are free then. */
static void read_range(const char *pid, int pagemap, uint64_t start, uint64_t end)
{
	static uint64_t entries[BLOCK];

	while (start < end) {
		uint64_t wanted = (end - start) / page_size;
		ssize_t got;

		if (wanted > BLOCK)
			wanted = BLOCK;
		got = pread(pagemap, entries, wanted * 8, start / page_size * 8);
		if (got < 8)
			return;
		for (ssize_t i = 0; i < got / 8; i++)
			if (entries[i])
				print_swapped(pid, start + i * page_size, entries[i]);
		start += got / 8 * page_size;
	}
}

/* Whether a thread has the same page table as one asked about before, which are all remembered. */
static int is_known(pid_t tid)
{
	static pid_t known[PROCESSES_MAX];
	static int count;

	for (int i = 0; i < count; i++)
		if (syscall(SYS_kcmp, known[i], tid, KCMP_VM, 0, 0) == 0)
			return 1;
	if (count < PROCESSES_MAX)
		known[count++] = tid;
	return 0;
}

/* Reads one thread's view of the address space; 0 when it has none (a kernel thread, a leader that has exited). */
static int read_thread(const char *pid, const char *tid)
{
	char path[64], line[4352];
	unsigned long long start, end;
	int areas = 0, pagemap;
	FILE *maps;

	snprintf(path, sizeof(path), "/proc/%.16s/task/%.16s/maps", pid, tid);
	maps = fopen(path, "r");
	if (!maps)
		return 0;
	snprintf(path, sizeof(path), "/proc/%.16s/task/%.16s/pagemap", pid, tid);
	pagemap = open(path, O_RDONLY);
	while (pagemap >= 0 && fgets(line, sizeof(line), maps)) {
		if (sscanf(line, "%llx-%llx ", &start, &end) != 2)
			continue;
		if (areas++ == 0 && is_known(atoi(tid)))
			break;
		if (!strstr(line, "[vsyscall]")) /* lies in the kernel's half, where pagemap ends */
			read_range(pid, pagemap, start, end);
	}
	if (pagemap >= 0)
		close(pagemap);
	fclose(maps);
	return areas > 0;
}

/* All threads share one page table, so the first that still has it speaks for the process. */
static void read_process(const char *pid, FILE *living)
{
	char path[64];
	struct dirent *thread;
	DIR *threads;

	snprintf(path, sizeof(path), "/proc/%.16s/task", pid);
	threads = opendir(path);
	if (!threads)
		return;
	while ((thread = readdir(threads)))
		if (isdigit(thread->d_name[0]) && read_thread(pid, thread->d_name)) {
			if (living)
				fprintf(living, "%s\n", pid);
			break;
		}
	closedir(threads);
}

int main(int count, char **arguments)
{
	static char out[1 << 16];
	FILE *living = count > 1 ? fopen(arguments[1], "w") : NULL;
	struct dirent *process;
	DIR *proc = opendir("/proc");

	if (!proc) {
		fprintf(stderr, "truth: cannot read /proc: %s\n", strerror(errno));
		return 1;
	}
	if (count > 1 && !living) {
		fprintf(stderr, "truth: cannot write %s: %s\n", arguments[1], strerror(errno));
		return 1;
	}
	page_size = sysconf(_SC_PAGESIZE);
	setvbuf(stdout, out, _IOFBF, sizeof(out));
	read_areas();
	puts("pid,address,type,offset");
	while ((process = readdir(proc)))
		if (isdigit(process->d_name[0]) && atoi(process->d_name) != getpid())
			read_process(process->d_name, living);
	closedir(proc);
	if (fflush(stdout) || ferror(stdout) || (living && fclose(living))) {
		fprintf(stderr, "truth: cannot write: %s\n", strerror(errno));
		return 1;
	}
	return 0;
}
