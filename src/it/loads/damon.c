// SPDX-License-Identifier: Apache-2.0
/*
 * DAMON watches `idle`, which has filled 30 MB and touches none of it, and pages out what it finds unused; nobody
 * is short of memory.
 *
 * Goes wrong for a tracer that takes the kernel thread which does it, kdamond, for reclaim under pressure.
 */
#include "../../guest/load.h"

#define ADMIN "/sys/kernel/mm/damon/admin/kdamonds/"
#define CONTEXT ADMIN "0/contexts/0/"
#define SCHEME CONTEXT "schemes/0/"
/* DAMON's own statistics, since 6.17: while they run nobody else can have it. */
#define STATISTICS "/sys/module/damon_stat/parameters/enabled"

int main(void)
{
	size_t pages = mb(30);
	char text[32], *area = reserve(pages); /* untouched here: only the address is shared */
	pid_t idle;

	small_pages();
	name_process("admin");
	idle = start("idle");
	if (idle == 0) {
		fill(area, 0, pages);
		stay();
	}
	await(idle);
	if (!access(STATISTICS, W_OK))
		write_file(STATISTICS, "N");
	write_file(ADMIN "nr_kdamonds", "1");
	write_file(ADMIN "0/contexts/nr_contexts", "1");
	write_file(CONTEXT "operations", "vaddr");
	write_file(CONTEXT "monitoring_attrs/intervals/sample_us", "20000");
	write_file(CONTEXT "monitoring_attrs/intervals/aggr_us", "200000");
	write_file(CONTEXT "monitoring_attrs/intervals/update_us", "2000000");
	write_file(CONTEXT "targets/nr_targets", "1");
	snprintf(text, sizeof(text), "%d", idle);
	write_file(CONTEXT "targets/0/pid_target", text);
	/* the pages of the fill and no other part of the process */
	write_file(CONTEXT "targets/0/regions/nr_regions", "1");
	snprintf(text, sizeof(text), "%lu", (unsigned long)area);
	write_file(CONTEXT "targets/0/regions/0/start", text);
	snprintf(text, sizeof(text), "%lu", (unsigned long)area + pages * PAGE);
	write_file(CONTEXT "targets/0/regions/0/end", text);
	write_file(CONTEXT "schemes/nr_schemes", "1");
	write_file(SCHEME "action", "pageout");
	write_file(SCHEME "access_pattern/sz/min", "4096");
	write_file(SCHEME "access_pattern/sz/max", "1099511627776");
	write_file(SCHEME "access_pattern/nr_accesses/min", "0");
	write_file(SCHEME "access_pattern/nr_accesses/max", "0");
	write_file(SCHEME "access_pattern/age/min", "1");
	write_file(SCHEME "access_pattern/age/max", "4294967295");
	write_file(ADMIN "0/state", "on");
	pause_ms(3000);
	write_file(ADMIN "0/state", "off");
	write_file(ADMIN "nr_kdamonds", "0");
	rest();
}
