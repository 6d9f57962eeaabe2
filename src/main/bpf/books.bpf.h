/* SPDX-License-Identifier: GPL-2.0 */
/* What never reached the reader is counted here. */
#ifndef SWAPWHO_BOOKS_BPF_H
#define SWAPWHO_BOOKS_BPF_H

/* Read by Java through the mapped .bss. */
struct books {
	__u64 lost_events; /* the ring had no room */
	__u64 lost_pages;
};

struct books books = {};

static __always_inline void count_lost(__u32 pages)
{
	__sync_fetch_and_add(&books.lost_events, 1);
	__sync_fetch_and_add(&books.lost_pages, pages);
}

#endif
