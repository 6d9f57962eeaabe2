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

enum pageflags {
	PG_head = 1,
	PG_swapcache = 2,
	PG_swapbacked = 3,
	PG_dirty = 4,
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

struct folio {
	memdesc_flags_t flags;
	void *mapping;
	unsigned long index;
	void *private;
	swp_entry_t swap;
	atomic_t _mapcount;
	unsigned int _nr_pages;
};

struct folio___before_memdesc {
	unsigned long flags;
	unsigned int _folio_nr_pages;
};

struct list_head {
	struct list_head *next;
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

struct mm_struct {
	void *pgd;
	struct task_struct *owner;
};

struct kernfs_node {
	unsigned long long id;
};

struct cgroup {
	struct kernfs_node *kn;
};

struct css_set {
	struct cgroup *dfl_cgrp;
};

struct cgroup_subsys_state {
	struct cgroup *cgroup;
};

struct mem_cgroup {
	struct cgroup_subsys_state css;
};

struct task_struct {
	unsigned int flags;
	int tgid;
	unsigned long long start_boottime;
	char comm[16];
	struct task_struct *group_leader;
	struct css_set *cgroups;
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
