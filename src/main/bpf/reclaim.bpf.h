/* SPDX-License-Identifier: GPL-2.0 */
/* Who reclaims and why: noted once for each batch of folios, from the scan_control of the batch. */
#ifndef SWAPWHO_RECLAIM_BPF_H
#define SWAPWHO_RECLAIM_BPF_H

#define PF_KSWAPD 0x00020000
#define PF_KTHREAD 0x00200000

static __always_inline __u32 cause_of(struct scan_control *sc, struct task_struct *current)
{
	__u32 flags = BPF_CORE_READ(current, flags);

	if (flags & PF_KSWAPD)
		return CAUSE_KSWAPD;
	if (BPF_CORE_READ_BITFIELD(sc, hibernation_mode))
		return CAUSE_HIBERNATION;
	/*
	 * reclaim_pages() alone has no goal and no zone limit: it takes the pages it was
	 * given. (The multi-generational LRU's debugfs file has no goal either, but all zones.)
	 */
	if (!sc->nr_to_reclaim) {
		if (sc->reclaim_idx)
			return CAUSE_OTHER;
		return flags & PF_KTHREAD ? CAUSE_DAMON : CAUSE_MADVISE;
	}
	if (bpf_core_field_exists(struct scan_control, proactive) &&
	    BPF_CORE_READ_BITFIELD(sc, proactive))
		return CAUSE_PROACTIVE;
	return sc->target_mem_cgroup ? CAUSE_CGROUP_LIMIT : CAUSE_DIRECT;
}

/* Of a batch whose beginning nobody saw: kswapd is known by itself. */
static __always_inline __u32 cause_unseen(struct task_struct *current)
{
	return BPF_CORE_READ(current, flags) & PF_KSWAPD ? CAUSE_KSWAPD : CAUSE_OTHER;
}

/* The running task, as the tracer calls it. */
static __always_inline void number_current(__u32 *pid, __u32 *tid)
{
	struct task_struct *current = (struct task_struct *)bpf_get_current_task();
	__u64 ids = bpf_get_current_pid_tgid();
	__u32 own;

	*pid = ids >> 32;
	*tid = ids;
	if (settings.pidns) {
		*pid = task_number(BPF_CORE_READ(current, group_leader), &own);
		*tid = task_number(current, &own);
	}
}

/*
 * The cgroup whose limit it is, 0: none. A program that has subprograms must not let a load fault on kernels before 0108a4e9f358
 * ("bpf: ensure main program has an extable") (in v6.4): they may look for its exception table where there is none, and oops.
 */
static __always_inline __u64 limit_cgroup_of(struct scan_control *sc)
{
	struct mem_cgroup *group = sc ? sc->target_mem_cgroup : NULL;

	return group ? group->css.cgroup->kn->id : 0;
}

/* sc: NULL where the program that sees it was skipped, or there is none */
static __always_inline void begin_batch(struct cpu *cpu, struct scan_control *sc)
{
	struct task_struct *current = (struct task_struct *)bpf_get_current_task();

	if (cpu->batch.task == (__u64)current) {
		/* Its last batch's end was skipped, and others may have had the folio in hand since. */
		cpu->batch.task = 0;
		settle_last(cpu);
		flush(cpu);
	} else {
		park_batch(cpu->id);
	}
	cpu->batch.task = (__u64)current;
	cpu->batch.begun = bpf_ktime_get_ns();
	cpu->batch.outside = 0;
	cpu->batch.splits = 0;
	cpu->batch.storing = 0;
	cpu->batch.refused = 0;
	cpu->batch.cause = sc ? cause_of(sc, current) : cause_unseen(current);
	cpu->batch.reclaimer.limit_cgroup = limit_cgroup_of(sc);
	number_current(&cpu->batch.reclaimer.pid, &cpu->batch.reclaimer.tid);
	bpf_get_current_comm(cpu->batch.reclaimer.command, COMMAND_LEN);
	if (settings.counting)
		mark_batch(&cpu->batch);
}

/* What a batch left behind would lend its cause to the task's later writes. */
static __always_inline void end_batch(struct cpu *cpu)
{
	if (!in_batch(cpu))
		return;
	settle_last(cpu);
	flush(cpu);
	cpu->batch.task = 0;
}

/* Of any reclaimer. */
static __always_inline void note_end(void)
{
	struct cpu *cpu = enter();

	if (cpu)
		end_batch(cpu);
	leave(cpu);
}

#endif
