/* SPDX-License-Identifier: GPL-2.0 */
/* What swapwho reads of tasks, their namespaces and cgroups: a part of kernel.h. */
#ifndef SWAPWHO_KERNEL_TASK_H
#define SWAPWHO_KERNEL_TASK_H

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct ns_common {
	unsigned int inum;
};

struct pid_namespace {
	struct ns_common ns;
};

struct upid {
	int nr;
	struct pid_namespace *ns;
};

struct pid {
	unsigned int level;
	struct upid numbers[1]; /* one for each level */
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
	struct pid *thread_pid;
	struct css_set *cgroups;
};

#pragma clang attribute pop

#endif
