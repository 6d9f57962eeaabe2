/* SPDX-License-Identifier: GPL-2.0 */
/* Who reclaims and why: noted once for each batch of folios, from the scan_control of the batch. */
#ifndef SWAPWHO_RECLAIM_BPF_H
#define SWAPWHO_RECLAIM_BPF_H

#define PF_KSWAPD 0x00020000
#define PF_KTHREAD 0x00200000
#define MAX_CPUS 512

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

/* What the CPU's batch has in hand goes with the batch. */
static __always_inline void take_along(struct cpu *cpu)
{
	struct in_hand *in_hand = &cpu->batch.in_hand;
	struct record *record = next_record(cpu);

	in_hand->unmap.folio = 0;
	if (!record || !cpu->unmap.folio)
		return;
	in_hand->unmap = cpu->unmap;
	in_hand->out = record->out;
	__builtin_memcpy(in_hand->owners, record->owners, sizeof(in_hand->owners));
	if (in_hand->out.owner_count > MAX_CARRIED) {
		in_hand->out.owner_count = 0;
		in_hand->unmap.pages = 0;
		in_hand->unmap.taken = 1;
	}
	cpu->unmap.folio = 0;
}

static __always_inline void put_back(struct cpu *cpu)
{
	struct in_hand *in_hand = &cpu->batch.in_hand;
	struct record *record = next_record(cpu);

	if (!record || !in_hand->unmap.folio)
		return;
	cpu->unmap = in_hand->unmap;
	record->out = in_hand->out;
	__builtin_memcpy(record->owners, in_hand->owners, sizeof(in_hand->owners));
}

/* Makes room on this CPU: a batch whose task sleeps is kept for later. */
static __always_inline void park_batch(struct cpu *cpu)
{
	__u64 task = cpu->batch.task;

	if (task) {
		take_along(cpu);
		bpf_map_update_elem(&parked, &task, &cpu->batch, BPF_ANY);
	}
	flush(cpu);
	cpu->memo.thread = 0;
	cpu->memo.counts_type = 0;
}

/* Of a batch whose beginning nobody saw: kswapd is known by itself. */
static __always_inline __u32 cause_unseen(struct task_struct *current)
{
	return BPF_CORE_READ(current, flags) & PF_KSWAPD ? CAUSE_KSWAPD : CAUSE_OTHER;
}

/* sc: NULL where the program that sees it was skipped */
static __always_inline void begin_batch(struct cpu *cpu, struct scan_control *sc)
{
	struct task_struct *current = (struct task_struct *)bpf_get_current_task();
	__u64 ids = bpf_get_current_pid_tgid();

	/* The end of the task's last batch may have been skipped. */
	if (cpu->batch.task == (__u64)current)
		settle_last(cpu);
	else
		park_batch(cpu);
	cpu->batch.task = (__u64)current;
	cpu->batch.written = 0;
	cpu->batch.cause = sc ? cause_of(sc, current) : cause_unseen(current);
	cpu->batch.reclaimer.limit_cgroup = sc ? sc->target_mem_cgroup->css.cgroup->kn->id : 0;
	cpu->batch.reclaimer.pid = ids >> 32;
	cpu->batch.reclaimer.tid = ids;
	bpf_get_current_comm(cpu->batch.reclaimer.command, COMMAND_LEN);
}

/* The CPU that a task was on when it began its batch, or NULL. */
static __always_inline struct cpu *batch_elsewhere(__u64 task)
{
	for (__u32 id = 0; id < 2 * MAX_CPUS && id < 2 * settings.cpus; id++) {
		struct cpu *cpu = cpu_at(id);

		if (cpu && cpu->batch.task == task)
			return cpu;
	}
	return NULL;
}

/* The task has slept or moved since it began its batch: brings it to this CPU. 0: it is in none. */
__noinline int fetch_batch(__u32 id, __u64 task)
{
	struct batch *found = bpf_map_lookup_elem(&parked, &task);
	struct cpu *cpu = cpu_at(id);
	struct cpu *other;

	if (!cpu)
		return 0;
	if (found) {
		park_batch(cpu);
		cpu->batch = *found;
		bpf_map_delete_elem(&parked, &task);
		put_back(cpu);
		return 1;
	}
	other = batch_elsewhere(task);
	if (!other)
		return 0;
	park_batch(cpu);
	take_along(other);
	cpu->batch = other->batch;
	other->batch.task = 0;
	put_back(cpu);
	return 1;
}

/* Whether cpu->batch is that of the running task. */
static __always_inline int in_batch(struct cpu *cpu)
{
	__u64 task = bpf_get_current_task();

	return cpu->batch.task == task || fetch_batch(cpu->id, task);
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

#endif
