/* SPDX-License-Identifier: GPL-2.0 */
/* A folio is written: its record is finished. */
#ifndef SWAPWHO_SWAPOUT_BPF_H
#define SWAPWHO_SWAPOUT_BPF_H

/* In scan.found: no count, and none that a kernel's could equal. */
#define NOT_LOOKED_FOR (~0U)

/* Whether a folio on its way to swap still tells of its reverse map. */
static __always_inline int has_mapping(__u8 kind)
{
	return kind == KIND_ANON || kind == KIND_KSM;
}

/* No fresh record, or one that does not account for every reference. */
static __always_inline void begin_anew(struct cpu *cpu, struct swap_out *out, void *folio)
{
	__u64 flags = folio_flags(folio);

	out->kind = folio_kind(folio_mapping_bits(folio));
	out->owner_count = 0;
	out->flags = 0;
	out->entry = folio_swap_entry(folio);
	out->pages = folio_pages(folio, flags);
	cpu->scan.found = 0;
	/*
	 * What is read from zswap is dirty at once (6.12): read ahead and mapped by nobody yet, it is as bare as a file's. Java
	 * looks for who holds its slot; here they are not even nobody.
	 */
	if (settings.zswap && out->kind == KIND_SHMEM) {
		out->kind = KIND_UNKNOWN;
		cpu->scan.found = NOT_LOOKED_FOR;
	}
	if (has_mapping(out->kind))
		look_anew(cpu, out, (__u64)folio_mapping(folio), folio_index(folio));
}

/* Its record is there, from its unmapping: done if that accounts for every reference. */
static __always_inline int account_in_hand(struct cpu *cpu, struct record *record, void *folio)
{
	int references;

	if (cpu->unmap.open)
		close_candidate(cpu, record, folio_mapcount(folio) < cpu->unmap.mapcount);
	if (record->out.kind == KIND_SHMEM) {
		account_shmem(cpu, record, folio_swap_entry(folio), folio_pages(folio, folio_flags(folio)));
		return 1;
	}
	if (settings.slow_road)
		return 0;
	references = folio_references(cpu, record->out.entry, record->out.pages);
	if (cpu->unmap.pages != (__u32)references)
		return 0;
	account(&record->out, references, cpu->unmap.pages);
	return 1;
}

/* batch: NULL outside reclaim */
static __noinline int account_anew(struct cpu *cpu, struct record *record, void *folio, const struct batch *batch)
{
	int references = REFERENCES_UNKNOWN;

	begin_anew(cpu, &record->out, folio);
	if (!batch)
		cpu->memo.counts_type = 0; /* nothing keeps the area of the memo from having gone */
	if (record->out.kind != KIND_SHMEM)
		references = folio_references(cpu, record->out.entry, record->out.pages);
	account(&record->out, references, cpu->scan.found);
	return 0;
}

static __always_inline void write_out(struct cpu *cpu, void *folio, __u8 stored)
{
	struct batch *batch = in_batch(cpu) ? &cpu->batch : NULL;
	struct record *record;

	/* Another folio than the one unmapped last, whose record stands in the place of this one's. */
	if (!batch)
		park_batch(cpu->id);
	else if (cpu->unmap.folio != (__u64)folio)
		settle_last(cpu);
	record = next_record(cpu);
	if (!record)
		return;
	if (!batch || cpu->unmap.folio != (__u64)folio || !account_in_hand(cpu, record, folio))
		account_anew(cpu, record, folio, batch);
	close_record(cpu, record, batch, stored);
	if (!batch)
		flush(cpu); /* no end of a batch will */
}

/* On its way to swap with neither a reverse map nor a record. */
static __always_inline int is_bare(struct cpu *cpu, void *folio)
{
	return settings.zswap && cpu->unmap.folio != (__u64)folio && !folio_mapping(folio);
}

/*
 * zswap writes a page back: from a folio that was made for that, belongs to nobody and
 * stands in no file. It may do so while it takes another in, whose record stays as it is.
 */
static __always_inline int moves_from_zswap(struct cpu *cpu, void *folio)
{
	if (!is_bare(cpu, folio))
		return 0;
	/* A reclaimer that changed CPU has only now its record back. */
	if (!in_batch(cpu))
		return 1;
	if (cpu->batch.refused == (__u64)folio) {
		cpu->batch.refused = 0;
		return 0;
	}
	return cpu->unmap.folio != (__u64)folio;
}

static __always_inline void move_out(struct cpu *cpu, void *folio)
{
	struct swap_out *move = &cpu->move;
	__u64 ids = bpf_get_current_pid_tgid();

	move->type = EVENT_SWAP_MOVE;
	move->cause = CAUSE_ZSWAP_WRITEBACK;
	move->stored = STORED_DEVICE;
	move->time = bpf_ktime_get_ns();
	move->entry = folio_swap_entry(folio);
	move->pages = folio_pages(folio, folio_flags(folio));
	move->references = REFERENCES_UNKNOWN;
	move->reclaimer_pid = ids >> 32;
	move->reclaimer_tid = ids;
	bpf_get_current_comm(move->reclaimer_command, COMMAND_LEN);
	if (bpf_ringbuf_output(&ring, move, sizeof(*move), BPF_RB_NO_WAKEUP))
		count_lost(1, move->pages);
}

/* A folio on its way to its device. */
static __always_inline void note_write(void *folio)
{
	struct cpu *cpu = enter();

	if (!cpu)
		count_lost(1, 1);
	else if (moves_from_zswap(cpu, folio))
		move_out(cpu, folio);
	else
		write_out(cpu, folio, STORED_DEVICE);
	leave(cpu);
}

#endif
