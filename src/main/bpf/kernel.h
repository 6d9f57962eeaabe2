/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every kernel structure and field that swapwho reads, and nothing else: the
 * complete list of what it relies on. CO-RE relocates each field by name at load
 * time, so order and offsets here mean nothing. A name with ___ is one flavour of
 * a structure that has changed. KernelTypesIT holds this list against the BTF of
 * each supported kernel.
 */
#ifndef SWAPWHO_KERNEL_H
#define SWAPWHO_KERNEL_H

#include "kernel_file.h"
#include "kernel_task.h"

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

typedef struct {
	int counter;
} atomic_t;

typedef struct {
	unsigned long f;
} memdesc_flags_t;

typedef struct {
	unsigned long val;
} swp_entry_t;

typedef struct {
	unsigned long pte;
} pte_t;

enum pageflags {
	PG_head = 1,
	PG_swapcache = 2,
	PG_swapbacked = 3,
	PG_dirty = 4,
	PG_uptodate = 5,
	PG_writeback = 6,
};

struct rb_node {
	unsigned long __rb_parent_color; /* first in it: the view through which any aligned word is read */
	struct rb_node *rb_left;
	struct rb_node *rb_right;
};

struct rb_root {
	struct rb_node *rb_node;
};

struct rb_root_cached {
	struct rb_root rb_root;
};

struct address_space {
	struct inode *host;
	struct rb_root_cached i_mmap;
};

struct list_head {
	struct list_head *next;
};

struct folio {
	memdesc_flags_t flags;
	struct list_head lru;
	void *mapping;
	unsigned long index;
	void *private;
	swp_entry_t swap;
	atomic_t _mapcount;
	unsigned int _nr_pages;
	atomic_t _large_mapcount;
};

struct folio___before_memdesc {
	unsigned long flags;
	unsigned int _folio_nr_pages;
};

/* Its list is still used where a swap map's counts go on. */
struct page___before_folio {
	unsigned long flags;
	struct list_head lru;
	void *mapping;
	unsigned long index;
	unsigned long private;
	atomic_t _mapcount;
	unsigned int compound_nr;
};

/* A page that samepage merging has made one of many: whose it is. */
struct ksm_stable_node {
	struct hlist_head hlist;
};

struct ksm_rmap_item {
	struct anon_vma *anon_vma;
	unsigned long address; /* flags in the low bits */
	struct hlist_node hlist;
};

struct stable_node {
	struct hlist_head hlist;
};

struct rmap_item {
	struct anon_vma *anon_vma;
	unsigned long address;
	struct hlist_node hlist;
};

struct anon_vma {
	struct rb_root_cached rb_root;
};

struct anon_vma_chain {
	struct vm_area_struct *vma;
	struct rb_node rb;
	unsigned long rb_subtree_last;
};

struct vm_area_struct {
	unsigned long vm_start;
	unsigned long vm_end;
	unsigned long vm_pgoff;
	struct mm_struct *vm_mm;
	unsigned int __vm_anon_pgoff_lo;
	unsigned int __vm_anon_pgoff_hi;
};

enum fault_flag {
	FAULT_FLAG_TRIED = 32,
};

struct vm_fault {
	struct vm_area_struct *vma;
	enum fault_flag flags;
	unsigned long address;
	pte_t orig_pte;
};

struct vm_fault___before_enum {
	unsigned int flags;
};

typedef struct {
	unsigned long long ctx_id; /* x86: no two address spaces have had the same */
} mm_context_t;

struct mm_struct {
	void *pgd;
	mm_context_t context;
	struct task_struct *owner;
};

struct pglist_data {
	int node_id;
};

struct scan_control {
	unsigned long nr_to_reclaim;
	struct mem_cgroup *target_mem_cgroup;
	unsigned int proactive : 1;
	unsigned int hibernation_mode : 1;
	signed char reclaim_idx;
};

struct swap_cluster_info {
	void *table;
	unsigned int *extend_table;
};

struct swap_info_struct {
	unsigned long flags;
	struct swap_cluster_info *cluster_info;
};

struct swap_info_struct___before_table {
	unsigned char *swap_map;
};

struct swap_info_struct___with_zeromap {
	unsigned long *zeromap;
};

/* Since 7.3 the first argument of the swap writers; here only to be recognised. */
struct swap_io_ctx {
	struct swap_info_struct *sis;
};

#pragma clang attribute pop

#endif
