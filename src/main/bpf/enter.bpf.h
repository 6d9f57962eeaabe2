/* SPDX-License-Identifier: GPL-2.0 */
/* A program's own part of the CPU's state, from its first line to its last. */
#ifndef SWAPWHO_ENTER_BPF_H
#define SWAPWHO_ENTER_BPF_H

static __always_inline struct cpu *cpu_at(__u32 id)
{
	/* The address of a copy is taken: the verifier loses track of what it holds. */
	__u32 key = id;

	return bpf_map_lookup_elem(&cpus, &key);
}

/* Where another task may come in between looking and writing, both are one step. */
static __always_inline int take_over(struct cpu *cpu)
{
#if RDONLY_CAST
	if (settings.preemptible && !settings.hold_cpu)
		return __sync_bool_compare_and_swap(&cpu->running, 0, 1);
#endif
	if (cpu->running)
		return 0;
	*(volatile __u32 *)&cpu->running = 1;
	return 1;
}

static __always_inline struct cpu *enter_at(__u32 id)
{
	struct cpu *cpu = cpu_at(id);

	if (!cpu || !take_over(cpu))
		return NULL;
	cpu->id = id;
	return cpu;
}

/* State that is this program's alone until leave(); NULL when two others are at work beneath it. */
static __always_inline struct cpu *enter(void)
{
	__u32 id = bpf_get_smp_processor_id();
	struct cpu *cpu = enter_at(id);

	return cpu ? cpu : enter_at(id + settings.cpus);
}

/* Also after an enter() that gave NULL. */
static __always_inline void leave(struct cpu *cpu)
{
	if (cpu)
		*(volatile __u32 *)&cpu->running = 0;
}

/* Where the next record is built. */
static __always_inline struct record *next_record(struct cpu *cpu)
{
	__u32 at = cpu->buffered;

	if (at > BUFFER_BYTES)
		return NULL;
	return (struct record *)&cpu->buffer[at];
}

#endif
