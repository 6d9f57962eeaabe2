/* SPDX-License-Identifier: GPL-2.0 */
/* What the program remembers of a page under way, and of who takes it. */
#ifndef SWAPWHO_STATE_BPF_H
#define SWAPWHO_STATE_BPF_H

/* Owners that a record has room for; Java lengthens the values of the map `cpus` when settings.max_owners is more. */
#define ROOM_OWNERS 128
/* Owners of a large folio of a file that are kept for its pieces. */
#define SPLIT_OWNERS 128
/* Owners that a folio in hand keeps when its batch is parked; if it has more they are looked for anew. */
#define MAX_CARRIED 4
/* Large folios of files that were split last, and their owners. */
#define MAX_SPLITS 2
/* Nodes that a walk of an interval tree keeps for later: two a level, and a red-black tree of 2^20 has at most 40 levels. */
#define MAX_PENDING 64
/* Finished records that wait for the end of their batch: 34 of one owner each, and a batch of reclaim has 32 folios. */
#define BUFFER_BYTES 4096

struct record {
	struct swap_out out;
	struct owner owners[];
};

/* A record of so many owners; a file has the place of one more. */
#define RECORD_BYTES(owners) (sizeof(struct record) + ((owners) + 1) * sizeof(struct owner))

/* Who reclaims: laid out as in struct swap_out. */
struct reclaimer {
	__u32 pid;
	__u32 tid;
	char command[COMMAND_LEN];
	__u64 limit_cgroup;
};

enum open_candidate {
	OPEN_NONE = 0,
	OPEN_NAMED,   /* it stands last among the record's owners */
	OPEN_UNNAMED, /* there was no room for it */
	OPEN_LARGE,   /* it may have had several pages */
};

/* The page-table entries that a candidate could have lost. */
struct search {
	__u64 mm;
	__u64 address;
	__u32 index;
	__u32 pages;
};

/* What try_to_unmap() has done so far to one folio. */
struct unmap {
	__u64 folio; /* 0: none */
	__s32 mapcount; /* before the candidate visited last */
	__u32 pages; /* page-table entries that were found to hold its slots */
	__u32 open; /* what that candidate came to is not known yet: enum open_candidate */
	__u32 unused;
	__u32 dirty; /* its slot has no valid copy: it must be written, or stay */
	__u32 taken; /* its owners were left behind when its batch was parked, and are to be looked for anew */
	__u64 mapping; /* its reverse map, for when it is no longer in hand */
	__u64 index;
	struct search search; /* of the open candidate */
	__s32 mapped; /* shmem: page-table entries that mapped it before, or REFERENCES_UNKNOWN */
	__s32 mappings; /* shmem: those that were found */
	__u32 has_file;
	__u32 unused2;
	struct file_page file;
};

/* Who had a page of a file mapped when reclaim unmapped it, and did not get to write it. */
struct kept_page {
	__u64 folio;
	__s32 mapped;
	__s32 mappings;
	__u32 pages;
	__u32 owner_count;
	struct owner owners[MAX_CARRIED];
};

/* Who had a large folio of a file mapped when reclaim unmapped it to split it: its pieces are written by themselves. */
struct split {
	__u64 batch; /* when the batch began in which this was; 0: none */
	__u64 mapping;
	__u64 index; /* page offset in the file */
	__u64 frame; /* its first page's, and the next ones' follow */
	__u32 pages;
	__u32 complete;
	__u32 owner_count;
	__u32 unused;
	struct owner owners[SPLIT_OWNERS];
};

/* An unmapped folio that its reclaimer takes along when it loses the CPU. */
struct in_hand {
	struct unmap unmap;
	struct swap_out out;
	struct owner owners[MAX_CARRIED];
};

#define OUTSIDE_FILE 1
#define OUTSIDE_STORE 2

/* A run of shrink_folio_list(): up to 32 folios of one reclaim, or 512 of one MADV_PAGEOUT. */
struct batch {
	__u64 task; /* who runs it; 0: none */
	struct reclaimer reclaimer;
	__u32 cause;
	__u16 outside; /* no reclaim: one page that is written for itself, by OUTSIDE_… */
	__u16 splits;  /* a large folio of a file was split in it */
	__u64 begun;   /* CLOCK_MONOTONIC, ns; tells it from the task's other batches */
	__u64 taken;   /* what is noted of its slots when counting; and who had woken kswapd then */
	char waker_command[COMMAND_LEN];
	__u32 waker_pid;
	__u32 unused;
	__u64 storing; /* the folio that zswap is asked to take; kept only where programs are skipped */
	__u64 refused; /* a folio read ahead from zswap that it did not take again, and that is not written yet; 0: none */
	struct in_hand in_hand; /* of a batch that is parked */
};

/* What need not be found out again for each page of a batch. */
struct memo {
	__u64 thread; /* of the last owner: address and start time make it this one and no later one */
	__u64 thread_start;
	__u64 counts; /* where the last swap area keeps its reference counts */
	__u32 counts_type; /* that area's type + 1; 0: none */
	__u32 unused;
	struct owner owner;
};

/* A search of one candidate's page table, page by page. */
struct scan {
	__u64 pgd;
	__u64 address; /* of the next page */
	__u64 pte;     /* address of its page-table entry; 0: to be looked up */
	__u64 entry;   /* the swap entry that the owner's page-table entry holds */
	__u64 frame;   /* not 0: the page frame that it must map instead */
	__u32 index;   /* which page of the folio */
	__u32 found;   /* entries that hold their slot */
	__u32 open;    /* the last page belongs to the last owner of the record */
	__u32 unused;
};

/* A walk of an anon_vma's interval tree. */
struct walk {
	__u64 pending[MAX_PENDING];
	__u32 depth;
	__u32 unused;
	__u64 mapping; /* folio->mapping */
	__u64 item;    /* a merged page: the next one of its reverse map */
	__u64 address; /* a merged page: where the item has it */
	__u64 first; /* page offsets that the folio covers */
	__u64 last;
	__u64 entry;
};

/* Pages of one owner, one after the other, that went one way. */
struct run {
	__u64 pages; /* 0: none */
	__u64 folio_pages;
	__u64 huge;
	struct count_key key;
	struct count fresh; /* what its row is when it is made */
};

/*
 * The state of a CPU, so that nothing needs a lock. Java reads the first five fields and
 * the buffer after detaching, for what a batch under way had not sent yet; tally and run
 * when counting. The buffer is last, for it may be longer than it says here.
 */
struct cpu {
	__u32 running; /* a program is between enter() and leave() */
	__u32 id;      /* its place in the map */
	__u32 buffered; /* bytes of finished records in the buffer; the next one is built behind them */
	__u32 buffered_events;
	__u32 buffered_pages;
	__u32 unused;
	struct tally tally;
	struct run run;
	struct batch batch;
	struct memo memo;
	struct unmap unmap;
	struct scan scan;
	struct walk walk;
	struct owner candidate;
	struct swap_out move; /* goes out by itself */
	__u32 next_split;
	__u32 unused2;
	struct kept_page kept;
	struct split splits[MAX_SPLITS];
	char buffer[BUFFER_BYTES + RECORD_BYTES(ROOM_OWNERS)] __attribute__((aligned(8)));
};

#endif
