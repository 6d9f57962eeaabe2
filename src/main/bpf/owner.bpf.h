/* SPDX-License-Identifier: GPL-2.0 */
/* From an address space to the process that loses the page. */
#ifndef SWAPWHO_OWNER_BPF_H
#define SWAPWHO_OWNER_BPF_H

/*
 * mm->owner is some thread of the process, or of another one that shares the
 * address space; it is NULL when the last one has gone, and so is thread_pid of a leader that was waited for.
 * Both are asked for before they are gone through: see limit_cgroup_of().
 */
static __always_inline void identify(struct owner *owner, struct task_struct *thread)
{
	struct task_struct *leader = thread->group_leader;
	struct pid *pid = leader->thread_pid;
	__u64 *command = (__u64 *)owner->command;

	owner->pid = leader->tgid;
	owner->container_pid = 0;
	if (settings.pidns || (pid && pid->level))
		owner->pid = task_number(leader, &owner->container_pid);
	owner->start_time = leader->start_boottime;
	owner->cgroup = leader->cgroups->dfl_cgrp->kn->id;
	command[0] = *(__u64 *)&leader->comm[0];
	command[1] = *(__u64 *)&leader->comm[8];
}

static __always_inline __u64 sum_of_life(__u64 id, const struct owner *owner)
{
	const __u64 *command = (const __u64 *)owner->command;

	return id ^ owner->start_time ^ owner->cgroup ^ owner->pid ^ command[0] ^ command[1];
}

/* Whose an address space was, for when its last thread has gone and its memory is still there. */
static __always_inline struct life *life_of(__u64 id)
{
	__u32 place = id % LIVES;

	return bpf_map_lookup_elem(&lives, &place);
}

static __always_inline void remember_life(__u64 id, const struct owner *owner)
{
	struct life *life = life_of(id);
	__u64 sum = sum_of_life(id, owner);

	if (!life || life->sum == sum)
		return;
	life->sum = 0;
	life->owner = *owner;
	life->sum = sum;
}

/* Two CPUs may write one place at once: the sum tells a whole life from a mixture. */
static __always_inline void recall_life(__u64 id, struct owner *owner)
{
	struct life *life = life_of(id);

	if (!life)
		return;
	*owner = life->owner;
	if (life->sum != sum_of_life(id, owner))
		__builtin_memset(owner, 0, sizeof(*owner));
}

/* Once in each program that needs it: see flush_buffer(). */
static __noinline int identify_process(struct owner *owner, struct mm_struct *mm)
{
	struct task_struct *thread = mm->owner;

	if (thread) {
		identify(owner, thread);
		remember_life(mm->context.ctx_id, owner);
	} else {
		__builtin_memset(owner, 0, sizeof(*owner));
		recall_life(mm->context.ctx_id, owner);
	}
	return 0;
}

/* Reclaim takes page after page of one process: within a batch it is looked at once. */
static __always_inline void identify_again(struct cpu *cpu, struct owner *owner, struct mm_struct *mm)
{
	struct task_struct *thread = mm->owner;
	__u64 start = thread ? thread->start_boottime : 0;

	if (!thread || cpu->memo.thread != (__u64)thread || cpu->memo.thread_start != start) {
		identify_process(&cpu->memo.owner, mm);
		cpu->memo.thread = (__u64)thread;
		cpu->memo.thread_start = start;
	}
	owner->start_time = cpu->memo.owner.start_time;
	owner->cgroup = cpu->memo.owner.cgroup;
	owner->pid = cpu->memo.owner.pid;
	owner->container_pid = cpu->memo.owner.container_pid;
	__builtin_memcpy(owner->command, cpu->memo.owner.command, COMMAND_LEN);
}

/* A process by its leading thread, which is known by its address alone. */
static __always_inline void identify_leader_at(struct owner *owner, struct task_struct *leader)
{
	owner->pid = task_number(leader, &owner->container_pid);
	owner->start_time = BPF_CORE_READ(leader, start_boottime);
	owner->cgroup = BPF_CORE_READ(leader, cgroups, dfl_cgrp, kn, id);
	BPF_CORE_READ_INTO(&owner->command, leader, comm);
}

/* An address space that is known by its address alone. */
static __always_inline void identify_at(struct owner *owner, __u64 mm)
{
#if RDONLY_CAST
	identify_process(owner, bpf_rdonly_cast((void *)mm, bpf_core_type_id_kernel(struct mm_struct)));
#else
	struct task_struct *leader = BPF_CORE_READ((struct mm_struct *)mm, owner, group_leader);

	if (!leader) {
		__builtin_memset(owner, 0, sizeof(*owner));
		recall_life(BPF_CORE_READ((struct mm_struct *)mm, context.ctx_id), owner);
		return;
	}
	identify_leader_at(owner, leader);
#endif
}

/* Room for one more owner in a record, or NULL when it is full: then it is cut. */
static __always_inline struct owner *next_owner(struct record *record)
{
	__u32 count = record->out.owner_count;

	if (count >= settings.max_owners) {
		record->out.flags |= FLAG_CUT;
		return NULL;
	}
	record->out.owner_count = count + 1;
	return &record->owners[count];
}

#endif
