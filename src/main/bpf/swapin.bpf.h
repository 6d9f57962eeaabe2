/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A page comes back. A fault is timed from its first call to its last; what is read on
 * the way is noted where it is read, as the kernel counts it.
 */
#ifndef SWAPWHO_SWAPIN_BPF_H
#define SWAPWHO_SWAPIN_BPF_H

#define SWP_WRITEOK (1 << 1) /* swap_info_struct.flags: not on its way out */

/* enum vm_fault_reason */
#define VM_FAULT_MAJOR 0x4
#define VM_FAULT_RETRY 0x400
#define VM_FAULT_ERROR 0x873

/* What a new entry of the map looks like. */
struct fault blank SEC(".bss.blank") = {};

static __always_inline void send_in(const struct swap_in *event)
{
	if (bpf_ringbuf_output(&ring, (void *)event, sizeof(*event), BPF_RB_NO_WAKEUP))
		count_lost(1, event->process.pages);
}

/* A live swap area's; page tables hold other things in the same shape, of types beyond the last area's. */
static __always_inline int is_swap_entry(__u64 entry)
{
	return SYMBOL(nr_swapfiles) && entry >> SWP_TYPE_SHIFT < load_half(SYMBOL(nr_swapfiles));
}

/* The fault or read of the running task, begun if there is none. NULL, and counted: there is no room. */
static __always_inline struct fault *own_fault(__u64 task)
{
	struct fault *fault = bpf_map_lookup_elem(&faults, &task);

	if (fault)
		return fault;
	bpf_map_update_elem(&faults, &task, &blank, BPF_ANY);
	fault = bpf_map_lookup_elem(&faults, &task);
	if (!fault)
		count_lost(1, 1);
	return fault;
}

/*
 * The task faults at an address that holds a swap entry. NULL: the kernel has begun the
 * fault anew, to wait without a lock, and it goes on. Otherwise its process is to be filled in.
 * The same slot at the same address is no proof: a clean page goes back to its old slot.
 */
static __always_inline struct fault *begin_fault(__u64 entry, __u64 address, int tried)
{
	struct fault *fault = own_fault(bpf_get_current_task());

	if (!fault)
		return NULL;
	if (tried && fault->slot == entry && fault->address == address && !fault->active) {
		fault->active = 1;
		return NULL;
	}
	if (fault->event.from)
		send_in(&fault->event); /* given up after its page had been read */
	fault->active = 1;
	fault->slot = entry;
	fault->address = address;
	fault->read.entry = 0;
	return fault;
}

static __always_inline void describe_fault(struct fault *fault, __u8 kind)
{
	struct swap_in *event = &fault->event;

	event->type = EVENT_SWAP_IN;
	event->by = BY_FAULT;
	event->kind = kind;
	event->from = FROM_UNKNOWN;
	event->tid = bpf_get_current_pid_tgid();
	event->entry = fault->slot;
	event->delay = 0;
	event->taken = taken_of_slot(fault->slot);
	event->process.address = fault->address;
	event->process.pages = 1;
	event->process.index = 0;
	event->time = bpf_ktime_get_ns();
}

/* result: enum vm_fault_reason */
static __always_inline void end_fault(__u32 result)
{
	__u64 task = bpf_get_current_task();
	struct fault *fault = bpf_map_lookup_elem(&faults, &task);
	__u64 now;

	if (!fault || !fault->active)
		return;
	fault->active = 0;
	if (result & VM_FAULT_RETRY)
		return;
	if (fault->event.from || !(result & VM_FAULT_ERROR)) {
		if (!fault->event.from && !(result & VM_FAULT_MAJOR))
			fault->event.from = FROM_CACHE;
		now = bpf_ktime_get_ns();
		fault->event.delay = now - fault->event.time;
		fault->event.time = now;
		send_in(&fault->event);
	}
	bpf_map_delete_elem(&faults, &task);
}

/* do_swap_page() */
static __always_inline void begin_anon_fault(struct vm_fault *vmf)
{
	__u64 entry = entry_of_pte(vmf->orig_pte.pte);
	struct fault *fault;

	if (!is_swap_entry(entry))
		return;
	fault = begin_fault(entry, vmf->address, is_begun_anew(vmf));
	if (!fault)
		return;
	identify_process(&fault->event.process, vmf->vma->vm_mm);
	describe_fault(fault, KIND_ANON);
}

/*
 * shmem_swapin_folio(inode, index, foliop, sgp, gfp, vma, …): the page cache holds the
 * swap entry, as a value. Without an area it is no fault but a read or write of the file.
 */
static __always_inline void begin_shmem_fault(__u64 index, __u64 slot_of_cache, __u64 origin)
{
	__u64 entry = load_word(slot_of_cache) >> 1;
	__u64 vma = SHMEM_FAULT_HAS_VMF && origin ? load_field(vm_fault, vma, origin) : origin;
	struct fault *fault;

	if (!vma)
		return;
	fault = begin_fault(entry, load_field(vm_area_struct, vm_start, vma) +
				   ((index - load_field(vm_area_struct, vm_pgoff, vma)) << PAGE_SHIFT),
			    0);
	if (!fault)
		return;
	identify_at(&fault->event.process, load_field(vm_area_struct, vm_mm, vma));
	describe_fault(fault, KIND_SHMEM);
}

#endif
