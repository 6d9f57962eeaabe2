/* SPDX-License-Identifier: GPL-2.0 */
/* A folio's content is read from its slots: for the fault under way, or beside it, or without any. */
#ifndef SWAPWHO_SWAPREAD_BPF_H
#define SWAPWHO_SWAPREAD_BPF_H

/* Who reads, where no fault asks for it. swapoff takes from an area that is on its way out. */
static __always_inline void describe_reader(struct swap_in *read)
{
	struct task_struct *current = (struct task_struct *)bpf_get_current_task();
	__u64 si = area_of(read->entry >> SWP_TYPE_SHIFT);

	read->by = si && !(load_field(swap_info_struct, flags, si) & SWP_WRITEOK) ? BY_SWAPOFF : BY_OTHER;
	identify_leader_at(&read->process, BPF_CORE_READ(current, group_leader));
}

static __always_inline void end_read(struct fault *fault)
{
	__u64 task = bpf_get_current_task();

	if (fault->read.entry) {
		send_in(&fault->read);
		fault->read.entry = 0;
	}
	if (!fault->slot) /* it was there for the read alone */
		bpf_map_delete_elem(&faults, &task);
}

/* The page that the fault is for; what is read with it is in the same folio. */
static __always_inline void note_demand(struct fault *fault, __u64 entry, __u32 pages, __u8 from)
{
	fault->event.entry = entry;
	fault->event.from = from;
	fault->event.process.pages = pages;
	fault->event.process.index = fault->slot - entry;
}

static __always_inline void begin_other_read(struct fault *fault, __u64 entry, __u32 pages, __u8 from)
{
	struct swap_in *read = &fault->read;

	read->type = EVENT_SWAP_IN;
	read->kind = KIND_UNKNOWN;
	read->from = from;
	read->tid = bpf_get_current_pid_tgid();
	read->entry = entry;
	read->delay = 0;
	read->time = bpf_ktime_get_ns();
	if (fault->active) {
		read->by = BY_READAHEAD;
		read->process = fault->event.process;
	} else {
		describe_reader(read);
	}
	read->process.address = 0;
	read->process.index = 0;
	read->process.pages = pages;
}

static __always_inline void begin_read(void *folio)
{
	struct fault *fault = own_fault(bpf_get_current_task());
	__u64 entry = folio_swap_entry(folio);
	__u32 pages = folio_pages(folio, folio_flags(folio));
	__u8 from = slot_is_zero(entry) ? FROM_ZERO : FROM_DEVICE;

	/* What tells may be skipped: until it has told nothing is known. */
	if (from == FROM_DEVICE && settings.zswap && settings.preemptible)
		from = FROM_UNKNOWN;
	if (!fault)
		return;
	if (fault->active && fault->slot - entry < pages) {
		if (fault->event.from) {
			/* Begun anew, and what it had read is gone again: read for nothing, and counted all the same. */
			begin_other_read(fault, fault->event.entry, fault->event.process.pages, fault->event.from);
			fault->read.time = fault->event.time;
			end_read(fault);
		}
		note_demand(fault, entry, pages, from);
		return;
	}
	begin_other_read(fault, entry, pages, from);
	/* Where zswap may have it, only what comes of the read tells. */
	if (!settings.zswap)
		end_read(fault);
}

/* hit: zswap had it. The kernel asks for zero-filled pages first. */
static __always_inline void note_source(struct swap_in *event, int hit)
{
	if (hit)
		event->from = FROM_ZSWAP;
	else if (event->from == FROM_UNKNOWN)
		event->from = FROM_DEVICE;
}

/* hit: zswap had it */
static __always_inline void note_zswap_load(int hit)
{
	__u64 task = bpf_get_current_task();
	struct fault *fault = bpf_map_lookup_elem(&faults, &task);

	if (!fault)
		return;
	if (fault->read.entry)
		note_source(&fault->read, hit);
	else
		note_source(&fault->event, hit);
}

/* The read has begun, or is done: attached only where zswap is on. */
static __always_inline void finish_read(void)
{
	__u64 task = bpf_get_current_task();
	struct fault *fault = bpf_map_lookup_elem(&faults, &task);

	if (fault)
		end_read(fault);
}

#endif
