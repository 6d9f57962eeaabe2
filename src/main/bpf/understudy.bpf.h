/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the kernel preempts a program it skips the same one for other tasks on that
 * CPU until the first goes on. An understudy, attached beside it and run after it, sees
 * by a mark whether that has happened.
 */
#ifndef SWAPWHO_UNDERSTUDY_BPF_H
#define SWAPWHO_UNDERSTUDY_BPF_H

static __always_inline void leave_mark(struct mark *mark, void *what)
{
	__u64 other = mark->task;

	if (!settings.hold_cpu)
		return;
	if (other)
		bpf_map_update_elem(&overtaken, &other, &mark->what, BPF_ANY);
	mark->task = bpf_get_current_task();
	mark->what = (__u64)what;
}

static __always_inline int take_mark(struct mark *mark, __u64 task, __u64 what)
{
	if (mark->task != task || mark->what != what)
		return 0;
	mark->task = 0;
	return 1;
}

/* Between the two programs the task may have been preempted, and have changed CPU. */
__noinline int take_mark_elsewhere(__u64 task, __u64 what)
{
	__u64 *overtook;

	for (__u32 id = 0; id < 2 * MAX_CPUS && id < 2 * settings.cpus; id++) {
		struct cpu *cpu = cpu_at(id);

		if (cpu && (take_mark(&cpu->write, task, what) || take_mark(&cpu->unmapping, task, what)))
			return 1;
	}
	overtook = bpf_map_lookup_elem(&overtaken, &task);
	if (!overtook || *overtook != what)
		return 0;
	bpf_map_delete_elem(&overtaken, &task);
	return 1;
}

/* Whether the principal has been there. */
static __always_inline int was_seen_to(struct mark *mark, void *what)
{
	__u64 task = bpf_get_current_task();

	return take_mark(mark, task, (__u64)what) || take_mark_elsewhere(task, as_number((__u64)what));
}

#endif
