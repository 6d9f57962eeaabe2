/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the kernel preempts a program it skips the same one for other tasks on that
 * CPU until the first goes on. What was missed so is found by one that is never skipped,
 * because the kernel runs it under the lock of a page table, or by a second one.
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

/* One folio of a batch: is it a page of a file that somebody maps? With its state in the map, for the verifier's sake. */
__noinline int list_if_mapped(__u32 id, __u64 folio)
{
	struct cpu *cpu = cpu_at(id);
	__u64 flags;
	__u32 count;

	/* The verifier looks at this on every kernel, called or not, and where there are no folios there is nothing to see. */
	if (!cpu || !HAS_FOLIO || !settings.hold_cpu)
		return 0;
	flags = load_field(folio, flags, folio);
	if (!FOLIO_FLAG(flags, PG_swapbacked) || FOLIO_FLAG(flags, PG_swapcache) ||
	    (load_field(folio, mapping, folio) & 3))
		return 0;
	if (!FOLIO_FLAG(flags, PG_head) && (int)load_half_field(folio, _mapcount, folio) < 0)
		return 0;
	count = cpu->batch.mapped_count;
	if (count < MAX_MAPPED)
		cpu->batch.mapped[count] = folio;
	if (count <= MAX_MAPPED)
		cpu->batch.mapped_count = count + 1;
	return 0;
}

/* The folios after this one in the list; returns the one to go on with, 0 at the end. */
__noinline __u64 list_some_mapped(__u32 id, __u64 list, __u64 node)
{
	if (!HAS_FOLIO || !settings.hold_cpu)
		return 0;
	for (__u32 i = 0; i < STRIDE; i++) {
		node = load_word(node);
		if (!node || node == list)
			return 0;
		list_if_mapped(id, node - bpf_core_field_offset(struct folio, lru));
	}
	return node;
}

__noinline int list_mapped(__u32 id, __u64 list)
{
	__u64 node = list;

	if (!HAS_FOLIO || !settings.hold_cpu)
		return 0;
	for (__u32 i = 0; node && i < MAX_FOLIO_PAGES; i += STRIDE)
		node = list_some_mapped(id, list, node);
	return 0;
}

static __always_inline void note_mapped_folios(struct cpu *cpu, __u64 list)
{
	if (settings.hold_cpu)
		list_mapped(cpu->id, as_number(list));
}

static __always_inline void note_begin(struct scan_control *sc, struct pglist_data *pgdat, __u64 list)
{
	struct cpu *cpu = enter();

	if (cpu) {
		begin_batch(cpu, sc);
		tell_waker(cpu, pgdat);
		note_mapped_folios(cpu, list);
	}
	leave(cpu);
}

/* A file's page leaves no trace of who had it mapped, so its candidates must not be missed. */
static __always_inline void note_missed_mapping(void *folio, struct vm_area_struct *vma)
{
	__u64 flags = folio_flags(folio);

	if (FOLIO_FLAG(flags, PG_swapbacked) && !FOLIO_FLAG(flags, PG_swapcache))
		note_mapping(folio, vma, flags);
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
