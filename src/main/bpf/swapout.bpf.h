/* SPDX-License-Identifier: GPL-2.0 */
/* A folio is written: the record is finished and sent. */
#ifndef SWAPWHO_SWAPOUT_BPF_H
#define SWAPWHO_SWAPOUT_BPF_H

static __always_inline void fill_reclaimer(struct swap_out *out, const struct batch *batch)
{
	if (batch) {
		out->cause = batch->cause;
		out->limit_cgroup = batch->limit_cgroup;
		out->reclaimer_pid = batch->pid;
		out->reclaimer_tid = batch->tid;
		__builtin_memcpy(out->reclaimer_command, batch->command, COMMAND_LEN);
	} else {
		__u64 ids = bpf_get_current_pid_tgid();

		out->cause = CAUSE_OTHER;
		out->limit_cgroup = 0;
		out->reclaimer_pid = ids >> 32;
		out->reclaimer_tid = ids;
		bpf_get_current_comm(out->reclaimer_command, sizeof(out->reclaimer_command));
	}
}

static __always_inline void send(struct record *record)
{
	__u32 owners = record->out.owner_count;

	if (owners > MAX_OWNERS)
		owners = MAX_OWNERS;
	if (bpf_ringbuf_output(&ring, record,
			       sizeof(struct swap_out) + owners * sizeof(struct owner),
			       BPF_RB_NO_WAKEUP))
		count_lost(record->out.pages);
}

static __always_inline void write_to_device(void *folio)
{
	struct cpu *cpu = this_cpu();
	__u64 flags = folio_flags(folio);
	__u64 entry = folio_swap_entry(folio);
	__u32 pages = folio_pages(folio, flags);
	__u32 kind = folio_kind(folio_mapping_bits(folio));
	int references = folio_references(entry, pages);
	struct batch *batch;
	struct record *record;
	__u32 found;

	if (!cpu)
		return;
	batch = in_batch(cpu, bpf_get_current_task()) ? &cpu->batch : NULL;
	record = &cpu->unmapped;
	found = cpu->unmap.pages;
	/* The fast road's owners count only if they are this folio's and account for every reference. */
	if (settings.slow_road || !batch || cpu->unmap.folio != (__u64)folio ||
	    found != (__u32)references) {
		record = &cpu->walked;
		if (kind == KIND_ANON) {
			walk_rmap(cpu, folio, entry, pages);
			found = cpu->scan.found;
		} else if (batch && cpu->unmap.folio == (__u64)folio) {
			record = &cpu->unmapped;
		} else {
			record->out.owner_count = 0;
			record->out.flags = 0;
			found = 0;
		}
	}
	if (references > 0 && found == (__u32)references && !(record->out.flags & FLAG_CUT))
		record->out.flags |= FLAG_COMPLETE;
	record->out.type = EVENT_SWAP_OUT;
	record->out.kind = kind;
	record->out.stored = STORED_DEVICE;
	record->out.time = bpf_ktime_get_ns();
	record->out.entry = entry;
	record->out.pages = pages;
	record->out.references = references;
	fill_reclaimer(&record->out, batch);
	send(record);
}

#endif
