/* SPDX-License-Identifier: GPL-2.0 */
/* All memory of the program: who writes it, who reads it, why it has its size. */
#ifndef SWAPWHO_MAPS_BPF_H
#define SWAPWHO_MAPS_BPF_H

/* Address spaces whose last owner is remembered; the last digits of their number say where. */
#define LIVES 1024

struct life {
	__u64 sum; /* of the number and the owner; 0: being written */
	struct owner owner;
};

#define MAX_NODES 64

struct waker {
	struct woken woken;
	__u32 told; /* its kswapd has passed it on */
	__u32 unused;
};

/* A fault on a swap entry, or a read. */
struct fault {
	struct swap_in event; /* its time is that of its beginning until it is sent */
	struct swap_in read;  /* a read within it, while it is not known yet where from; entry 0: none */
	__u64 slot;           /* the swap entry that faulted; 0: no fault, a read for itself */
	__u64 address;
	__u32 active;         /* a call that serves the fault is under way */
	__u32 unused;
};

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

/* Whose address spaces were, see owner.bpf.h: 64 KiB for those met last. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, LIVES);
	__type(key, __u32);
	__type(value, struct life);
} lives SEC(".maps");

/* Who woke each node's kswapd last, written by the waker and told on by kswapd. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, MAX_NODES);
	__type(key, __u32);
	__type(value, struct waker);
} wakers SEC(".maps");

/*
 * Faults on swap entries under way, and reads outside of any, by the address of their task. A
 * task has one; more tasks at once than this, and the fault is counted as lost. Java reads
 * what is left after detaching: a fault that the kernel began anew and never ended.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, __u64);
	__type(value, struct fault);
} faults SEC(".maps");

/*
 * Pages of files that reclaim unmapped and then kept: whoever had them mapped, for when they are written.
 * 342 bytes each; a reclaimer that may not enter a file system keeps all that it unmaps. Length set at load.
 */
struct page_key {
	__u64 inode;
	__u64 index;
	__u32 device;
	__u32 unused;
};

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 1);
	__type(key, struct page_key);
	__type(value, struct kept_page);
} kept_pages SEC(".maps");

/* The same of large folios, by the 2 MiB of the file that they are in: 7 KiB each, 460 KiB. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 64);
	__type(key, struct page_key);
	__type(value, struct split);
} kept_folios SEC(".maps");

/* Sums of swap-outs by owner, taker and way, see counts.bpf.h; length set at load. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, struct count_key);
	__type(value, struct count);
} counts_even SEC(".maps"), counts_odd SEC(".maps");

/*
 * When counting: who took the page of a slot, and when. The last digits of the offset say where; two slots
 * with the same ones drive each other out. Length set at load.
 */
struct slot_note {
	__u64 entry; /* 0: being written */
	__u64 taken; /* TAKEN_AT(time) | mark of the taker */
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct slot_note);
} slots SEC(".maps");

/* Written here, read by Java; length set at load. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} ring SEC(".maps");

/* Written by Java, which maps it. */
struct told {
	__u64 turn;   /* which map new sums go to; read between enter() and leave() only, so that Java can tell when it is old */
	__u64 missed; /* a visit to who has a page of a file mapped was not seen: from then on nobody knows whether there were more */
};

volatile struct told told SEC(".bss.told") = {};

#endif
