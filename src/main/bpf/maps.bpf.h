/* SPDX-License-Identifier: GPL-2.0 */
/* All memory of the program: who writes it, who reads it, why it has its size. */
#ifndef SWAPWHO_MAPS_BPF_H
#define SWAPWHO_MAPS_BPF_H

/* Owners that one record can hold. More are cut, and the event says so. */
#define MAX_OWNERS 128
/* Nodes that a walk of an interval tree keeps for later: two a level, and a red-black tree of 2^20 has at most 40 levels. */
#define MAX_PENDING 64

struct record {
	struct swap_out out;
	struct owner owners[MAX_OWNERS];
};

/* A run of shrink_folio_list(): up to 32 folios of one reclaim, or 512 of one MADV_PAGEOUT. */
struct batch {
	__u64 task; /* who runs it; 0: none */
	__u64 limit_cgroup;
	__u32 pid;
	__u32 tid;
	char command[COMMAND_LEN];
	__u32 cause;
};

/* What try_to_unmap() has done so far to one folio. */
struct unmap {
	__u64 folio; /* 0: none */
	__s32 mapcount;
	__u32 pages; /* page-table entries that were found to hold its slots */
};

/* A search of one candidate's page table, page by page. */
struct scan {
	__u64 pgd;
	__u64 address; /* of the next page */
	__u64 pte;     /* address of its page-table entry; 0: to be looked up */
	__u64 entry;   /* the swap entry that the owner's page-table entry holds */
	__u32 index;   /* which page of the folio */
	__u32 found;   /* entries that hold their slot */
	__u32 open;    /* the last page belongs to the last owner of the record */
	__u32 into_walked; /* which record takes the owners */
};

/* A walk of an anon_vma's interval tree. */
struct walk {
	__u64 pending[MAX_PENDING];
	__u32 depth;
	__u32 visited;
	__u64 first; /* page offsets that the folio covers */
	__u64 last;
	__u64 entry;
};

struct cpu {
	struct batch batch;
	struct unmap unmap;
	struct scan scan;
	struct walk walk;
	struct owner candidate;
	/* Filled while reclaim unmaps; a preempting reclaimer must not touch it, hence a record of its own for the slow road. */
	struct record unmapped;
	struct record walked;
};

/*
 * One a CPU, in a plain array: its look-up is inlined by the verifier on every
 * kernel, and a reclaimer that has changed CPU finds its batch. Length set at load.
 */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
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

/* Written here, read in place by Java; length set at load. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} ring SEC(".maps");

static __always_inline struct cpu *this_cpu(void)
{
	__u32 id = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&cpus, &id);
}

#endif
