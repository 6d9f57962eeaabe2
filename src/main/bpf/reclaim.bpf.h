/* SPDX-License-Identifier: GPL-2.0 */
/* Who reclaims and why: noted once for each batch of folios, from the scan_control of the batch. */
#ifndef SWAPWHO_RECLAIM_BPF_H
#define SWAPWHO_RECLAIM_BPF_H

#define PF_KSWAPD 0x00020000
#define PF_KTHREAD 0x00200000
#define MAX_CPUS 1024

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

/* Makes room on this CPU: a batch whose task sleeps is kept for later. */
static __always_inline void park_batch(struct cpu *cpu)
{
	__u64 task = cpu->batch.task;

	if (task)
		bpf_map_update_elem(&parked, &task, &cpu->batch, BPF_ANY);
	cpu->unmap.folio = 0;
}

static __always_inline void begin_batch(struct scan_control *sc)
{
	struct task_struct *current = (struct task_struct *)bpf_get_current_task();
	struct cpu *cpu = this_cpu();
	__u64 ids = bpf_get_current_pid_tgid();

	if (!cpu)
		return;
	park_batch(cpu);
	cpu->batch.task = (__u64)current;
	cpu->batch.cause = cause_of(sc, current);
	cpu->batch.limit_cgroup = sc->target_mem_cgroup->css.cgroup->kn->id;
	cpu->batch.pid = ids >> 32;
	cpu->batch.tid = ids;
	bpf_get_current_comm(cpu->batch.command, sizeof(cpu->batch.command));
}

/* The batch of a task that began it on another CPU, or NULL. */
static __always_inline struct batch *batch_elsewhere(__u64 task)
{
	for (__u32 id = 0; id < MAX_CPUS && id < settings.cpus; id++) {
		__u32 key = id; /* its address is taken: the verifier loses track of what it holds */
		struct cpu *cpu = bpf_map_lookup_elem(&cpus, &key);

		if (cpu && cpu->batch.task == task)
			return &cpu->batch;
	}
	return NULL;
}

/* The task has slept or moved since it began its batch: brings it to this CPU. 0: it is in none. */
__noinline int fetch_batch(__u64 task)
{
	struct batch *found = bpf_map_lookup_elem(&parked, &task);
	struct cpu *cpu = this_cpu();

	if (!found)
		found = batch_elsewhere(task);
	if (!found || !cpu)
		return 0;
	park_batch(cpu);
	cpu->batch = *found;
	found->task = 0;
	bpf_map_delete_elem(&parked, &task);
	return 1;
}

/* Whether cpu->batch is the task's. */
static __always_inline int in_batch(struct cpu *cpu, __u64 task)
{
	return cpu->batch.task == task || fetch_batch(task);
}

/* What a batch left behind would lend its cause to the task's later writes. */
static __always_inline void end_batch(void)
{
	struct cpu *cpu = this_cpu();

	if (cpu && in_batch(cpu, bpf_get_current_task()))
		cpu->batch.task = 0;
}

#endif
