/* SPDX-License-Identifier: GPL-2.0 */
/* A batch belongs to a task, which may sleep and come back on another CPU. */
#ifndef SWAPWHO_BATCH_BPF_H
#define SWAPWHO_BATCH_BPF_H

#define MAX_CPUS 512

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
	if (in_hand->out.owner_count > MAX_CARRIED || in_hand->unmap.open == OPEN_LARGE) {
		in_hand->unmap.open = OPEN_NONE;
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

#define NO_CPU (2 * MAX_CPUS)

/* Which of the next CPUs has the batch of this task. */
__noinline int batch_among(__u32 first, __u64 task)
{
	for (__u32 i = 0; i < STRIDE && first + i < 2 * settings.cpus; i++) {
		struct cpu *cpu = cpu_at(first + i);

		if (cpu && cpu->batch.task == task)
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

static __always_inline int unpark_batch(struct cpu *cpu, __u64 task)
{
	struct batch *found = bpf_map_lookup_elem(&parked, &task);

	if (!found)
		return 0;
	park_batch(cpu);
	cpu->batch = *found;
	bpf_map_delete_elem(&parked, &task);
	put_back(cpu);
	return 1;
}

/*
 * The task has slept or moved since it began its batch: brings it to this CPU. 0: it is in
 * none. What is not found on the CPU that it has left was parked there just now.
 */
__noinline int fetch_batch(__u32 id, __u64 task)
{
	struct cpu *cpu = cpu_at(id);
	struct cpu *other;

	if (!cpu)
		return 0;
	if (unpark_batch(cpu, task))
		return 1;
	other = batch_elsewhere(task);
	if (!other)
		return unpark_batch(cpu, task);
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

#endif
