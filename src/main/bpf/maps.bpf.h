/* SPDX-License-Identifier: GPL-2.0 */
/* All memory of the program: who writes it, who reads it, why it has its size. */
#ifndef SWAPWHO_MAPS_BPF_H
#define SWAPWHO_MAPS_BPF_H

/*
 * Two a CPU, the second for programs that interrupted one of the first: a task that is
 * preempted in mid-program stays on its CPU, where another may reclaim meanwhile. A plain
 * array, since its look-up is inlined on every kernel and a reclaimer that has changed CPU
 * finds its batch. Length set at load.
 */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct cpu);
} cpus SEC(".maps");

/*
 * Batches whose task sleeps, in the block layer for one, while another task reclaims
 * on the CPU. More sleepers than this lose their cause: it becomes `other`.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, __u64); /* address of the task */
	__type(value, struct batch);
} parked SEC(".maps");

/* Written here, read by Java; length set at load. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} ring SEC(".maps");

#endif
