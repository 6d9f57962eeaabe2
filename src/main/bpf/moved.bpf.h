/* SPDX-License-Identifier: GPL-2.0 */
/* zswap's write-backs, where a program that should have seen one may have been skipped. */
#ifndef SWAPWHO_MOVED_BPF_H
#define SWAPWHO_MOVED_BPF_H

/* As was_moved(), on some CPUs. */
__noinline int was_moved_among(__u32 first, __u64 task, __u64 folio)
{
	for (__u32 i = 0; i < STRIDE && first + i < 2 * settings.cpus; i++) {
		struct cpu *cpu = cpu_at(first + i);

		if (cpu && cpu->moved_by == task && cpu->moved == folio) {
			cpu->moved_by = 0;
			return 1;
		}
	}
	return 0;
}

/* Whether swap_write has seen the running task write back this folio; the task may have changed CPU since. */
__noinline int was_moved(__u64 task, __u64 folio)
{
	for (__u32 first = 0; first < 2 * MAX_CPUS && first < 2 * settings.cpus; first += STRIDE)
		if (was_moved_among(first, task, folio))
			return 1;
	return 0;
}

/* With zswap on, a tracepoint after the write cannot say where it went: a second program before it can. */
static __always_inline void note_missed_write(void *folio)
{
	struct cpu *cpu = enter();
	int reclaim = cpu && in_batch(cpu);

	/* A shared page that has been seen to looks like a write-back, so the batch is asked first. */
	if (cpu && !(reclaim && cpu->batch.written == (__u64)folio) &&
	    !was_moved(bpf_get_current_task(), as_number((__u64)folio))) {
		if (moves_from_zswap(cpu, folio)) {
			move_out(cpu, folio);
			__sync_fetch_and_add(&books.rescued, 1);
		} else if (reclaim) {
			write_out(cpu, folio, STORED_DEVICE);
			__sync_fetch_and_add(&books.rescued, 1);
		}
	}
	leave(cpu);
}

#endif
