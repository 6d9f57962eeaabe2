/* SPDX-License-Identifier: GPL-2.0 */
/* A process has a number in each pid namespace from the initial one down to its own. */
#ifndef SWAPWHO_PIDNS_BPF_H
#define SWAPWHO_PIDNS_BPF_H

/* MAX_PID_NS_LEVEL, include/linux/pid_namespace.h */
#define MAX_LEVELS 33

static __always_inline __u64 upid_at(__u64 pid, __u32 level)
{
	return pid + bpf_core_field_offset(struct pid, numbers) + level * bpf_core_type_size(struct upid);
}

/* The level of the tracer's namespace among those that the process is in; MAX_LEVELS: it is not. */
__noinline int level_of_tracer(__u64 pid, __u32 level)
{
	for (__u32 i = 0; i < MAX_LEVELS && i <= level; i++) {
		__u64 ns = load_field(upid, ns, upid_at(pid, i));

		if (load_half_field(pid_namespace, ns.inum, ns) == settings.pidns)
			return i;
	}
	return MAX_LEVELS;
}

/* What the tracer calls a process, 0 if it cannot see it; and what it is called in its own namespace, 0 if that is the same. */
static __always_inline __u32 number_for_tracer(__u64 pid, __u32 level, __u32 *own)
{
	__u32 seen = settings.pidns ? level_of_tracer(pid, level) : 0;

	*own = level > seen || seen == MAX_LEVELS ? load_half(upid_at(pid, level)) : 0;
	return seen < MAX_LEVELS ? load_half(upid_at(pid, seen)) : 0;
}

/* The same for a task, which is known by its address alone. */
static __always_inline __u32 task_number(struct task_struct *task, __u32 *own)
{
	__u64 pid = (__u64)BPF_CORE_READ(task, thread_pid);

	return number_for_tracer(pid, BPF_CORE_READ((struct pid *)pid, level), own);
}

#endif
