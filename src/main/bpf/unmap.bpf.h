/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The fast road: reclaim itself walks the reverse map, and calls try_to_unmap_one()
 * for each candidate just before it writes the folio. The mapcount tells an owner
 * from a candidate: it falls only when a page-table entry was taken.
 */
#ifndef SWAPWHO_UNMAP_BPF_H
#define SWAPWHO_UNMAP_BPF_H

static __always_inline void begin_record(struct cpu *cpu, void *folio, __u64 flags, __u32 kind)
{
	struct record *record;
	struct swap_out *out;

	settle_last(cpu);
	record = next_record(cpu);
	if (!record)
		return;
	out = &record->out;
	cpu->unmap.folio = (__u64)folio;
	cpu->unmap.mapcount = -1;
	cpu->unmap.pages = 0;
	cpu->unmap.taken = 0;
	cpu->unmap.mapping = (__u64)folio_mapping(folio);
	cpu->unmap.index = folio_index(folio);
	out->kind = kind;
	out->owner_count = 0;
	out->flags = 0;
	out->entry = folio_swap_entry(folio);
	out->pages = folio_pages(folio, flags);
}

static __always_inline void note_large(struct cpu *cpu, struct swap_out *out, void *folio,
				       struct vm_area_struct *vma)
{
	__u64 first = cpu->unmap.index;
	__u64 last = first + out->pages - 1;
	__u64 area_first = anon_pgoff(vma);
	__u64 area_last = area_first + ((vma->vm_end - vma->vm_start) >> PAGE_SHIFT) - 1;
	__u64 from = first > area_first ? first : area_first;
	__u64 to = last < area_last ? last : area_last;

	if (from > to)
		return;
	identify_again(cpu, &cpu->candidate, vma->vm_mm);
	cpu->scan.found = 0;
	scan_pages(cpu, (__u64)vma->vm_mm->pgd, vma->vm_start + ((from - area_first) << PAGE_SHIFT),
		   out->entry, from - first, to - from + 1);
	cpu->unmap.pages += cpu->scan.found;
}

static __always_inline void note_base(struct cpu *cpu, struct record *record, void *folio,
				      struct vm_area_struct *vma, __u64 address)
{
	int before = cpu->unmap.mapcount;
	int after = folio_mapcount(folio);
	struct owner *owner;

	cpu->unmap.mapcount = after;
	if (before >= 0) {
		if (after >= before)
			return;
	} else if (after) {
		/* The first candidate, and others still map the page: only its page table can tell. */
		__u64 pte = pte_at((__u64)vma->vm_mm->pgd, address);

		if (!pte || !pte_holds(load_word(pte), record->out.entry))
			return;
	}
	cpu->unmap.pages++;
	owner = next_owner(record);
	if (!owner)
		return;
	identify_again(cpu, owner, vma->vm_mm);
	owner->address = address;
	owner->pages = 1;
	owner->index = 0;
}

/*
 * A clean folio is dropped without a write, and at once: those who lost it in an
 * earlier pass must be found now, while it is in hand.
 */
static __always_inline void complete_clean(struct cpu *cpu, struct swap_out *out)
{
	int references = folio_references(cpu, out->entry, out->pages);

	if (references < 0 || cpu->unmap.pages == (__u32)references || out->kind != KIND_ANON)
		return;
	look_anew(cpu, out, cpu->unmap.mapping, cpu->unmap.index);
	cpu->unmap.pages = cpu->scan.found;
}

static __always_inline void note_candidate(struct cpu *cpu, void *folio, struct vm_area_struct *vma,
					   __u64 address, __u64 flags, __u32 kind)
{
	struct record *record;

	/* Not in a batch is not reclaim: memory failure and, before 5.15, migration come here too. */
	if (!in_batch(cpu))
		return;
	if (cpu->unmap.folio != (__u64)folio)
		begin_record(cpu, folio, flags, kind);
	record = next_record(cpu);
	if (!record)
		return;
	cpu->unmap.dirty = FOLIO_FLAG(flags, PG_dirty);
	if (FOLIO_FLAG(flags, PG_head))
		note_large(cpu, &record->out, folio, vma);
	else
		note_base(cpu, record, folio, vma, address);
	if (!cpu->unmap.dirty && cpu->unmap.mapcount <= 0)
		complete_clean(cpu, &record->out);
}

/* The kind of an anonymous folio on its way to swap. Nothing else concerns us; file pages leave first. */
static __always_inline __u32 kind_to_note(void *folio, __u64 flags)
{
	if (!FOLIO_FLAGS(flags, PG_swapbacked, PG_swapcache))
		return KIND_UNKNOWN;
	return folio_kind(folio_mapping_bits(folio));
}

/* try_to_unmap_one() has been to one candidate. */
static __always_inline void note_unmap(void *folio, struct vm_area_struct *vma, __u64 address)
{
	__u64 flags = folio_flags(folio);
	__u32 kind = kind_to_note(folio, flags);
	struct cpu *cpu;

	if (kind == KIND_UNKNOWN)
		return;
	cpu = enter();
	if (cpu)
		note_candidate(cpu, folio, vma, address, flags, kind);
	leave(cpu);
}

#endif
