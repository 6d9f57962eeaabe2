/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The fast road: reclaim itself walks the reverse map, and calls try_to_unmap_one()
 * for each candidate just before it writes the folio. The mapcount tells an owner
 * from a candidate: from one call to the next, or to the write, it falls only when a
 * page-table entry was taken. A program before the call alone costs least, so what a
 * candidate came to is known one step later.
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
	cpu->unmap.pages = 0;
	cpu->unmap.open = OPEN_NONE;
	cpu->unmap.dirty = 0;
	cpu->unmap.taken = 0;
	cpu->unmap.has_file = 0;
	cpu->unmap.mapping = (__u64)folio_mapping(folio);
	cpu->unmap.index = folio_index(folio);
	out->kind = kind;
	out->owner_count = 0;
	out->flags = 0;
	out->entry = folio_swap_entry(folio);
	out->pages = folio_pages(folio, flags);
}

/* Which pages of the folio an area could map, that begins at page offset `area_first`; 0: none. */
static __always_inline int find_overlap(struct cpu *cpu, struct swap_out *out, struct vm_area_struct *vma,
					__u64 area_first)
{
	__u64 first = cpu->unmap.index;
	__u64 last = first + out->pages - 1;
	__u64 area_last = area_first + ((vma->vm_end - vma->vm_start) >> PAGE_SHIFT) - 1;
	__u64 from = first > area_first ? first : area_first;
	__u64 to = last < area_last ? last : area_last;

	if (from > to)
		return 0;
	cpu->unmap.search.mm = (__u64)vma->vm_mm;
	cpu->unmap.search.address = vma->vm_start + ((from - area_first) << PAGE_SHIFT);
	cpu->unmap.search.index = from - first;
	cpu->unmap.search.pages = to - from + 1;
	return 1;
}

static __always_inline void open_large(struct cpu *cpu, struct swap_out *out, struct vm_area_struct *vma)
{
	if (!find_overlap(cpu, out, vma, anon_pgoff(vma)))
		return;
	identify_again(cpu, &cpu->candidate, vma->vm_mm);
	cpu->unmap.open = OPEN_LARGE;
}

static __always_inline void open_base(struct cpu *cpu, struct record *record, struct vm_area_struct *vma,
				      __u64 address, int mapcount)
{
	struct owner *owner = next_owner(record);

	cpu->unmap.mapcount = mapcount;
	cpu->unmap.search.mm = (__u64)vma->vm_mm;
	cpu->unmap.search.address = address;
	cpu->unmap.open = owner ? OPEN_NAMED : OPEN_UNNAMED;
	if (!owner)
		return;
	identify_again(cpu, owner, vma->vm_mm);
	owner->address = address;
	owner->pages = 1;
	owner->index = 0;
}

/* A folio that still has a valid copy in its slot: does the candidate's page table know that it was written to? */
static __always_inline int is_dirty_at(struct cpu *cpu, __u64 address)
{
	__u64 frame = frame_of_page(cpu->unmap.folio);
	__u64 pgd = load_field(mm_struct, pgd, cpu->unmap.search.mm);

	if (cpu->unmap.open == OPEN_LARGE)
		return maps_dirty(pgd, cpu->unmap.search.address, frame + cpu->unmap.search.index, cpu->unmap.search.pages);
	return maps_dirty(pgd, address, frame, 1);
}

static __always_inline void note_candidate(struct cpu *cpu, void *folio, struct vm_area_struct *vma,
					   __u64 address, __u64 flags, __u32 kind)
{
	int mapcount = folio_mapcount(folio);
	struct record *record;

	/* Not in a batch is not reclaim: memory failure and, before 5.15, migration come here too. */
	if (!in_batch(cpu))
		return;
	if (cpu->unmap.folio != (__u64)folio)
		begin_record(cpu, folio, flags, kind);
	record = next_record(cpu);
	if (!record)
		return;
	if (cpu->unmap.open)
		close_candidate(cpu, record, mapcount < cpu->unmap.mapcount);
	if (FOLIO_FLAG(flags, PG_head))
		open_large(cpu, &record->out, vma);
	else
		open_base(cpu, record, vma, address, mapcount);
	if (FOLIO_FLAG(flags, PG_dirty))
		cpu->unmap.dirty = 1;
	else if (!cpu->unmap.dirty)
		cpu->unmap.dirty = is_dirty_at(cpu, address);
}

static __always_inline void note_anon(void *folio, struct vm_area_struct *vma, __u64 address, __u64 flags)
{
	__u32 kind = folio_kind(folio_mapping_bits(folio));
	struct cpu *cpu = enter();

	if (cpu)
		note_candidate(cpu, folio, vma, address, flags, kind);
	leave(cpu);
}

#endif
