/* SPDX-License-Identifier: GPL-2.0 */
/* Finishing a record: how the folio was stored, why, by whom, and whether all its owners are known. */
#ifndef SWAPWHO_RECORD_BPF_H
#define SWAPWHO_RECORD_BPF_H

/* found: page-table entries that hold the folio's slots; batch: NULL outside reclaim */
static __always_inline void finish(struct cpu *cpu, struct record *record, const struct batch *batch,
				   __u8 stored, int references, __u32 found)
{
	struct swap_out *out = &record->out;
	struct reclaimer *reclaimer = (struct reclaimer *)&out->reclaimer_pid;

	if (references > 0 && found == (__u32)references && !(out->flags & FLAG_CUT))
		out->flags |= FLAG_COMPLETE;
	if (batch) {
		*reclaimer = batch->reclaimer;
		out->cause = batch->cause;
	} else {
		__u64 ids = bpf_get_current_pid_tgid();

		reclaimer->pid = ids >> 32;
		reclaimer->tid = ids;
		bpf_get_current_comm(reclaimer->command, COMMAND_LEN);
		reclaimer->limit_cgroup = 0;
		out->cause = CAUSE_OTHER;
	}
	out->type = EVENT_SWAP_OUT;
	out->stored = stored;
	out->references = references;
	out->time = bpf_ktime_get_ns();
	keep(cpu, record);
	/* The record of the next folio begins elsewhere. */
	cpu->unmap.folio = 0;
}

/*
 * How the folio unmapped last was stored, whose write was not seen. Where programs are
 * skipped it may have been written all the same: then it has left the swap cache or is
 * clean there. Another task, which takes the CPU, may meet it cleaned and not written yet.
 */
static __always_inline __u8 stored_unseen(struct cpu *cpu, __u64 entry)
{
	if (!cpu->unmap.dirty)
		return STORED_ALREADY;
	if (slot_is_zero(entry))
		return STORED_ZERO;
	if (!settings.hold_cpu || !HAS_TABLE || cpu->batch.task != bpf_get_current_task() ||
	    (slot_is_cached(entry) && FOLIO_FLAG(load_field(folio, flags, cpu->unmap.folio), PG_dirty)))
		return STORED_CACHED;
	if (settings.zswap)
		return STORED_UNKNOWN;
	__sync_fetch_and_add(&books.rescued, 1);
	return STORED_DEVICE;
}

/*
 * Reclaim has gone on and the folio that it unmapped last was not written. Its slot
 * holds a zero mark, or a valid copy from before (it was clean), or nothing yet: reclaim
 * had to keep it in the swap cache, and its write will be an event of its own.
 */
__noinline int settle(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record;
	int references;

	if (!cpu || !cpu->unmap.folio)
		return 0;
	record = next_record(cpu);
	references = record && (cpu->unmap.pages || cpu->unmap.taken) ?
			     folio_references(cpu, record->out.entry, record->out.pages) :
			     0;
	if (record && references) {
		/* Others lost it in an earlier pass, or the program that should have seen them was skipped. */
		if (references > 0 && references != cpu->unmap.pages && record->out.kind == KIND_ANON) {
			look_anew(cpu, &record->out, cpu->unmap.mapping, cpu->unmap.index);
			cpu->unmap.pages = cpu->scan.found;
		}
		finish(cpu, record, &cpu->batch, stored_unseen(cpu, record->out.entry), references,
		       cpu->unmap.pages);
	}
	cpu->unmap.folio = 0;
	return 0;
}

static __always_inline void settle_last(struct cpu *cpu)
{
	if (cpu->unmap.folio)
		settle(cpu->id);
}

#endif
