/* SPDX-License-Identifier: GPL-2.0 */
/* From an address space to the process that loses the page. */
#ifndef SWAPWHO_OWNER_BPF_H
#define SWAPWHO_OWNER_BPF_H

/*
 * mm->owner is some thread of the process, or of another one that shares the
 * address space; it is NULL, and pid 0, when the last one has gone. A read through
 * a NULL pointer that the verifier knows the type of gives 0.
 */
static __always_inline void identify(struct owner *owner, struct task_struct *thread)
{
	struct task_struct *leader = thread->group_leader;
	__u64 *command = (__u64 *)owner->command;

	owner->pid = leader->tgid;
	owner->start_time = leader->start_boottime;
	owner->cgroup = leader->cgroups->dfl_cgrp->kn->id;
	command[0] = *(__u64 *)&leader->comm[0];
	command[1] = *(__u64 *)&leader->comm[8];
}

/* Reclaim takes page after page of one process: within a batch it is looked at once. */
static __always_inline void identify_again(struct cpu *cpu, struct owner *owner, struct mm_struct *mm)
{
	struct task_struct *thread = mm->owner;
	__u64 start = thread->start_boottime;

	if (cpu->memo.thread != (__u64)thread || cpu->memo.thread_start != start) {
		identify(&cpu->memo.owner, thread);
		cpu->memo.thread = (__u64)thread;
		cpu->memo.thread_start = start;
	}
	owner->start_time = cpu->memo.owner.start_time;
	owner->cgroup = cpu->memo.owner.cgroup;
	owner->pid = cpu->memo.owner.pid;
	__builtin_memcpy(owner->command, cpu->memo.owner.command, COMMAND_LEN);
}

/* The same for an address space that is known by its address alone. */
static __always_inline void identify_at(struct owner *owner, __u64 mm)
{
	struct task_struct *leader;

	if (settings.rdonly_cast) {
		struct mm_struct *typed =
			bpf_rdonly_cast((void *)mm, bpf_core_type_id_kernel(struct mm_struct));
		identify(owner, typed->owner);
		return;
	}
	leader = BPF_CORE_READ((struct mm_struct *)mm, owner, group_leader);
	owner->pid = BPF_CORE_READ(leader, tgid);
	owner->start_time = BPF_CORE_READ(leader, start_boottime);
	owner->cgroup = BPF_CORE_READ(leader, cgroups, dfl_cgrp, kn, id);
	BPF_CORE_READ_INTO(&owner->command, leader, comm);
}

/* Room for one more owner in a record, or NULL when it is full: then it is cut. */
static __always_inline struct owner *next_owner(struct record *record)
{
	__u32 count = record->out.owner_count;

	if (count >= MAX_OWNERS) {
		record->out.flags |= FLAG_CUT;
		return NULL;
	}
	record->out.owner_count = count + 1;
	return &record->owners[count];
}

#endif
