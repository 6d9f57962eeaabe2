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
	EVENT_SWAP_MOVE, /* zswap writes a page back to its device: a struct swap_out without owners */
	EVENT_SWAP_IN,
	EVENT_WOKEN,
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
	/* a struct file_page follows the owners */
	FLAG_FILE = 8,
};

/* Who had a page brought back. */
enum swap_in_by {
	BY_OTHER = 0,
	BY_FAULT,
	BY_READAHEAD,
	BY_SWAPOFF,
	BY_COUNT,
};

/* Where the content of a page that came back was. */
enum swap_in_from {
	FROM_UNKNOWN = 0,
	FROM_DEVICE,
	FROM_ZSWAP,
	FROM_ZERO,
	FROM_CACHE, /* still, or again, in memory: nothing was read for this */
	FROM_COUNT,
};

#define REFERENCES_UNKNOWN (-1)
#define COMMAND_LEN 16
#define FILE_NAME_LEN 32

/* A run of pages, contiguous in the folio and in one owner's address space. */
struct owner {
	__u64 address;    /* of the run's first page */
	__u64 start_time; /* the process's, CLOCK_BOOTTIME ns: tells two lives of a pid apart */
	__u64 cgroup;     /* cgroup v2 id of the process */
	__u32 pid;        /* thread group id as the tracer's pid namespace has it; 0: none there, or the mm has no owner */
	__u32 pages;      /* base pages in the run */
	__u32 index;      /* which page of the folio the run begins with */
	__u32 container_pid; /* thread group id in the process's own pid namespace; 0: that is the tracer's too */
	char command[COMMAND_LEN]; /* of the thread group's leader */
};

/* Which page of which file a shmem page is. */
struct file_page {
	__u64 inode;
	__u64 index;  /* page offset in the file */
	__u32 device; /* of the file system: major << 20 | minor */
	__u32 internal; /* 1: in a file system that the kernel mounted for itself, where no path leads */
	char name[FILE_NAME_LEN]; /* the last part of its path; 31 bytes and a 0: cut; empty: not known */
};

/* A folio that goes to swap; followed by owner_count owners and, where the flag says so, a struct file_page. */
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

/* A folio that comes back. */
struct swap_in {
	__u8 type; /* EVENT_SWAP_IN */
	__u8 by;   /* enum swap_in_by */
	__u8 kind; /* enum page_kind */
	__u8 from; /* enum swap_in_from */
	__u32 tid; /* the thread that faulted or read */
	__u64 time;  /* CLOCK_MONOTONIC, ns: when the fault was over, or the read begun */
	__u64 entry; /* swp_entry_t of the folio's first page; of the faulting one for a fault from the cache */
	__u64 delay; /* ns that the fault took, waiting included; 0: no fault */
	/*
	 * By a fault the process whose page it is, at the address that faulted; otherwise the
	 * process that read, with address 0. `pages` is that of the folio, `index` the faulting page's.
	 */
	struct owner process;
	__u64 taken; /* by a fault, and only when counting: how the slot got its page, see notes.bpf.h; 0: not known */
};

/* Which pages one row of counts is about. */
struct count_key {
	__u64 start_time; /* the owner's, as in struct owner; so the next two */
	__u64 cgroup;
	__u32 pid;
	__u32 way; /* enum cause | enum page_kind << 8 | enum stored << 16 */
	__u32 taker_pid; /* thread group id */
	__u32 taker_mark; /* as in swap_in.taken; tells a kswapd's wakers apart, too */
	char taker_command[COMMAND_LEN]; /* of the thread */
};

#define WAY(cause, kind, stored) ((__u32)(cause) | (__u32)(kind) << 8 | (__u32)(stored) << 16)

/* What was counted of them. */
struct count {
	__u64 pages;       /* base pages that the owner lost */
	__u64 folio_pages; /* base pages of the folios that it is the first owner of */
	__u64 huge;        /* of these folios those of 512 pages */
	char command[COMMAND_LEN]; /* the owner's, when the row was made */
	__u32 container_pid;
	__u32 waker_pid; /* whose allocation had woken the kswapd that took them */
	char waker_command[COMMAND_LEN]; /* of the thread; empty: that is not known, or it was no kswapd */
};

#define TALLY_CELLS (CAUSE_COUNT * KIND_COUNT * STORED_COUNT)

/* What one CPU has counted of all folios since the start. */
struct tally {
	__u64 folios;
	__u64 incomplete; /* of these those that are not FLAG_COMPLETE */
	__u64 huge;       /* of these those of 512 pages that went to a device */
	__u64 others;     /* base pages that owners lost for whom there was no row */
	__u64 pages[TALLY_CELLS]; /* base pages, by cause, kind and stored */
};

/* The process whose allocation woke a kswapd; holds for what that kswapd takes from here on. */
struct woken {
	__u8 type; /* EVENT_WOKEN */
	__u8 reserved[3];
	__u32 kswapd; /* its tid, as in reclaimer_tid */
	__u64 time;   /* CLOCK_MONOTONIC, ns */
	__u32 pid;
	__u32 tid;
	char command[COMMAND_LEN]; /* of the thread */
};

#endif
