/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the kernel preempts a program it skips the same one for other tasks on that
 * CPU until the first goes on. What was missed so is found by programs that are never
 * skipped, because the kernel runs them with preemption off already: one under the lock
 * of a page table, one at a tracepoint.
 */
#ifndef SWAPWHO_UNDERSTUDY_BPF_H
#define SWAPWHO_UNDERSTUDY_BPF_H

/* A page-table entry is about to hold the folio's slot: a record is there, whoever fills it. */
static __always_inline void note_anon_taken(void *folio)
{
	__u64 flags = folio_flags(folio);
	__u32 kind = folio_kind(folio_mapping_bits(folio));
	struct cpu *cpu = enter();

	if (cpu) {
		if (!in_batch(cpu))
			begin_batch(cpu, NULL);
		if (cpu->unmap.folio != (__u64)folio)
			begin_record(cpu, folio, flags, kind);
		cpu->unmap.taken = 1;
		cpu->unmap.dirty = FOLIO_FLAG(flags, PG_dirty);
	}
	leave(cpu);
}

/* page: 0 for a file's folio */
static __always_inline void note_taken(void *folio, __u64 page)
{
	if (page)
		note_anon_taken(folio);
	else
		note_file_taken(folio);
}

static __always_inline void note_missed_begin(struct scan_control *sc)
{
	struct cpu *cpu = enter();

	if (cpu && !in_batch(cpu))
		begin_batch(cpu, sc);
	leave(cpu);
}

/* Reclaim has had the folio written: was that seen? */
static __always_inline void note_written(void *folio)
{
	__u64 flags = folio_flags(folio);
	struct cpu *cpu;

	if (!FOLIO_FLAGS(flags, PG_swapbacked, PG_swapcache))
		return;
	cpu = enter();
	if (cpu && in_batch(cpu) && cpu->batch.written != (__u64)folio) {
		if (slot_is_zero(folio_swap_entry(folio))) {
			write_out(cpu, folio, STORED_ZERO);
		} else if (settings.zswap && !FOLIO_FLAG(flags, PG_writeback)) {
			/* The device may be done with it already, or have never seen it. */
			write_out(cpu, folio, STORED_UNKNOWN);
		} else {
			write_out(cpu, folio, STORED_DEVICE);
			__sync_fetch_and_add(&books.rescued, 1);
		}
	}
	leave(cpu);
}

static __always_inline void note_missed_zswap_store(void *folio, int taken)
{
	struct cpu *cpu;

	if (!taken)
		return;
	cpu = enter();
	if (cpu && in_batch(cpu) && cpu->batch.written != (__u64)folio)
		write_out(cpu, folio, STORED_ZSWAP);
	leave(cpu);
}

#endif
