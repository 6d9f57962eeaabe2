/* SPDX-License-Identifier: GPL-2.0 */
/* A batch belongs to a task, which may sleep and come back on another CPU. */
#ifndef SWAPWHO_BATCH_BPF_H
#define SWAPWHO_BATCH_BPF_H

#define MAX_CPUS 512

/* In batch.task, where an address has 0: its CPU is about to put it into the map `parked`. */
#define PARKING 1ULL

/*
 * Where the kernel has atomic operations, the batch has one taker: its CPU, which needs the
 * room, or that to which its task has moved, even if it comes second (keep_batch()).
 * 91c960b00566 ("bpf: Rename BPF_XADD and prepare to encode other atomics in .imm") (in v5.12):
 * the program for older ones must not even contain one, so there two may still take it within
 * these few instructions.
 */
static __always_inline int claim_batch(struct cpu *cpu, __u64 task, __u64 next)
{
#if RDONLY_CAST
	return __sync_bool_compare_and_swap(&cpu->batch.task, task, next);
#else
	if (*(volatile __u64 *)&cpu->batch.task != task)
		return 0;
	*(volatile __u64 *)&cpu->batch.task = next;
	return 1;
#endif
}

/* Keeps a claimed batch for its task, unless that has claimed it in turn meanwhile: then what was kept would be told twice. */
static __always_inline void keep_batch(struct cpu *cpu, __u64 task)
{
	int kept = !bpf_map_update_elem(&parked, &task, &cpu->batch, BPF_NOEXIST);
	struct batch *found = kept ? NULL : bpf_map_lookup_elem(&parked, &task);

	/* Of a task that ended in mid-batch and had this one's address; not what this one has come to since. */
	if (found && found->begun < cpu->batch.begun)
		kept = !bpf_map_update_elem(&parked, &task, &cpu->batch, BPF_ANY);
	if (!claim_batch(cpu, task | PARKING, 0) && kept)
		bpf_map_delete_elem(&parked, &task);
}

/* Makes room on this CPU: a batch whose task sleeps is kept for later. */
__noinline int park_batch(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	__u64 task;

	if (!cpu)
		return 0;
	task = cpu->batch.task;
	if (task && claim_batch(cpu, task, task | PARKING)) {
		take_along(&cpu->batch.in_hand, cpu);
		keep_batch(cpu, task);
	}
	cpu->unmap.folio = 0;
	flush(cpu);
	cpu->memo.thread = 0;
	cpu->memo.counts_type = 0;
	return 0;
}

#define NO_CPU (2 * MAX_CPUS)

/* Which of the next CPUs has the batch of this task. */
__noinline int batch_among(__u32 first, __u64 task)
{
	for (__u32 i = 0; i < STRIDE && first + i < 2 * settings.cpus; i++) {
		struct cpu *cpu = cpu_at(first + i);

		if (cpu && (cpu->batch.task & ~PARKING) == task)
			return first + i;
	}
	return NO_CPU;
}

/* The CPU that a task was on when it began its batch, or NULL. */
static __always_inline struct cpu *batch_elsewhere(__u64 task)
{
	for (__u32 first = 0; first < 2 * MAX_CPUS && first < 2 * settings.cpus; first += STRIDE) {
		__u32 id = batch_among(first, task);

		if (id != NO_CPU)
			return cpu_at(id);
	}
	return NULL;
}

/* A copy by the helper: an assignment is some hundred instructions, which the verifier looks at in every program. */
static __always_inline void copy_batch(struct cpu *cpu, const struct batch *batch)
{
	bpf_probe_read_kernel(&cpu->batch, sizeof(*batch), batch);
}

__noinline int unpark_batch(__u32 id, __u64 task)
{
	struct batch *found = bpf_map_lookup_elem(&parked, &task);
	struct cpu *cpu = cpu_at(id);

	if (!cpu || !found)
		return 0;
	park_batch(id);
	copy_batch(cpu, found);
	bpf_map_delete_elem(&parked, &task);
	cpu->batch.task = task;
	put_back(cpu);
	return 1;
}

/*
 * The task has slept or moved since it began its batch: brings it to this CPU. 0: it is in none.
 */
__noinline int fetch_batch(__u32 id, __u64 task)
{
	struct cpu *cpu = cpu_at(id);
	struct cpu *other;

	if (!cpu)
		return 0;
	if (unpark_batch(id, task))
		return 1;
	other = batch_elsewhere(task);
	if (!other)
		return unpark_batch(id, task);
	park_batch(id);
	copy_batch(cpu, &other->batch);
	take_along(&cpu->batch.in_hand, other);
	/*
	 * Two tasks that change places park and fetch each other's at one moment. As long as the other CPU has it in claim
	 * to park it, nothing of it changes, and the copy is as good as what is parked.
	 */
	if (!claim_batch(other, task, 0) && !claim_batch(other, task | PARKING, 0)) {
		cpu->batch.task = 0;
		return unpark_batch(id, task);
	}
	cpu->batch.task = task;
	put_back(cpu);
	return 1;
}

/* Whether cpu->batch is that of the running task. */
static __always_inline int in_batch(struct cpu *cpu)
{
	__u64 task = bpf_get_current_task();

	return cpu->batch.task == task || fetch_batch(cpu->id, task);
}

#endif
