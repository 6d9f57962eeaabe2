/* SPDX-License-Identifier: GPL-2.0 OR Apache-2.0 */
/*
 * The wire: what the BPF program writes into the ring buffer and Java reads
 * (swapwho.bpf.EventDecoder). Little-endian, every field naturally aligned, no
 * padding that is not named. EventLayoutTest compares this file, as BTF of the
 * built object, with the decoder's offsets.
 */
#ifndef SWAPWHO_EVENT_H
#define SWAPWHO_EVENT_H

enum event_type {
	EVENT_SWAP_OUT = 1,
};

enum cause {
	CAUSE_OTHER = 0,
	CAUSE_KSWAPD,
	CAUSE_DIRECT,
	CAUSE_CGROUP_LIMIT,
	CAUSE_PROACTIVE,
	CAUSE_MADVISE,
	CAUSE_DAMON,
	CAUSE_ZSWAP_WRITEBACK,
	CAUSE_HIBERNATION,
	CAUSE_COUNT,
};

enum page_kind {
	KIND_UNKNOWN = 0,
	KIND_ANON,
	KIND_KSM,
	KIND_SHMEM,
	KIND_COUNT,
};

enum stored {
	STORED_UNKNOWN = 0,
	STORED_DEVICE,
	STORED_ZSWAP,
	STORED_ZERO,
	STORED_ALREADY,
	STORED_CACHED, /* unmapped, but kept in the swap cache and not written yet */
	STORED_COUNT,
};

enum event_flag {
	/* owners found account for every reference of the slot */
	FLAG_COMPLETE = 1,
	/* more owners than a record holds, or more candidates than the walk may visit */
	FLAG_CUT = 2,
	/* owners came from the slow road: reverse map, then page tables */
	FLAG_WALKED = 4,
};

#define REFERENCES_UNKNOWN (-1)
#define COMMAND_LEN 16

/* A run of pages, contiguous in the folio and in one owner's address space. */
struct owner {
	__u64 address;    /* of the run's first page */
	__u64 start_time; /* the process's, CLOCK_BOOTTIME ns: tells two lives of a pid apart */
	__u64 cgroup;     /* cgroup v2 id of the process */
	__u32 pid;        /* thread group id in the initial pid namespace; 0: the mm has no owner */
	__u32 pages;      /* base pages in the run */
	__u32 index;      /* which page of the folio the run begins with */
	__u32 reserved;
	char command[COMMAND_LEN]; /* of the thread group's leader */
};

/* A folio that goes to swap; followed by owner_count owners. */
struct swap_out {
	__u8 type;   /* EVENT_SWAP_OUT */
	__u8 cause;  /* enum cause */
	__u8 kind;   /* enum page_kind */
	__u8 stored; /* enum stored */
	__u16 owner_count;
	__u16 flags; /* enum event_flag */
	__u64 time;  /* CLOCK_MONOTONIC, ns */
	__u64 entry; /* swp_entry_t of the folio's first page: type << 58 | offset */
	__u32 pages; /* base pages in the folio */
	__s32 references; /* page-table entries that hold the folio's slots, or REFERENCES_UNKNOWN */
	__u32 reclaimer_pid; /* thread group id */
	__u32 reclaimer_tid;
	char reclaimer_command[COMMAND_LEN]; /* of the thread */
	__u64 limit_cgroup; /* cgroup id whose limit caused it; 0: none */
};

#endif
