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
 * Reclaim has gone on and the folio that it unmapped last was not written. Its slot
 * holds a zero mark, or a valid copy from before (it was clean), or nothing yet: reclaim
 * had to keep it in the swap cache, and its write will be an event of its own.
 */
__noinline int settle(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record;
	int references;
	__u8 stored;

	if (!cpu || !cpu->unmap.folio)
		return 0;
	record = next_record(cpu);
	if (record && cpu->unmap.pages) {
		references = folio_references(cpu, record->out.entry, record->out.pages);
		if (!cpu->unmap.dirty)
			stored = STORED_ALREADY;
		else if (slot_is_zero(record->out.entry))
			stored = STORED_ZERO;
		else
			stored = STORED_CACHED;
		/* Others lost it in an earlier pass. It is still in hand if it still has its slot. */
		if (stored == STORED_CACHED && references != cpu->unmap.pages && record->out.kind == KIND_ANON &&
		    folio_swap_entry_at(cpu->unmap.folio) == record->out.entry) {
			look_anew(cpu, &record->out, cpu->unmap.folio);
			cpu->unmap.pages = cpu->scan.found;
		}
		if (references)
			finish(cpu, record, &cpu->batch, stored, references, cpu->unmap.pages);
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
