/* SPDX-License-Identifier: GPL-2.0 */
/* The kernel's variables that are read, by their addresses; 0: this kernel has none of that name, or does not tell. */
#ifndef SWAPWHO_SYMBOLS_H
#define SWAPWHO_SYMBOLS_H

#include <linux/types.h>

struct symbols {
	__u64 page_offset_base;
	__u64 pgdir_shift;  /* absent where five levels are not built in */
	__u64 init_top_pgt; /* the kernel's own page table */
	__u64 vmemmap_base; /* where struct page of page frame 0 would be */
	__u64 sme_me_mask;  /* absent where memory encryption is not built in */
	__u64 swap_info;    /* struct swap_info_struct *swap_info[MAX_SWAPFILES] */
	__u64 nr_swapfiles; /* how many of swap_info are or were in use */
};

#endif
