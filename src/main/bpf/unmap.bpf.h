/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The fast road: reclaim itself walks the reverse map, and calls try_to_unmap_one()
 * for each candidate just before it writes the folio. The mapcount tells an owner
 * from a candidate: it falls only when a page-table entry was taken.
 */
#ifndef SWAPWHO_UNMAP_BPF_H
#define SWAPWHO_UNMAP_BPF_H

static __always_inline void note_large(struct cpu *cpu, void *folio, struct vm_area_struct *vma,
				       __u64 entry)
{
	__u64 first = folio_index(folio);
	__u64 last = first + large_folio_pages(folio) - 1;
	__u64 area_first = vma->vm_pgoff;
	__u64 area_last = area_first + ((vma->vm_end - vma->vm_start) >> PAGE_SHIFT) - 1;
	__u64 from = first > area_first ? first : area_first;
	__u64 to = last < area_last ? last : area_last;

	if (from > to)
		return;
	identify(&cpu->candidate, vma->vm_mm);
	cpu->scan.found = 0;
	cpu->scan.into_walked = 0;
	scan_pages(cpu, (__u64)vma->vm_mm->pgd, vma->vm_start + ((from - area_first) << PAGE_SHIFT),
		   entry, from - first, to - from + 1);
	cpu->unmap.pages += cpu->scan.found;
}

/* try_to_unmap_one() has been to one candidate. File pages come here too, and leave first. */
static __always_inline void note_unmap(void *folio, struct vm_area_struct *vma, __u64 address)
{
	__u64 flags = folio_flags(folio);
	__u64 entry;
	struct owner *owner;
	struct cpu *cpu;
	int before, after;

	if (!FOLIO_FLAG(flags, PG_swapbacked) || !FOLIO_FLAG(flags, PG_swapcache))
		return;
	if (!(folio_mapping_bits(folio) & MAPPING_ANON))
		return;
	cpu = this_cpu();
	if (!cpu)
		return;
	/* Not reclaim: memory failure and, before 5.15, migration come here too. */
	if (!in_batch(cpu, bpf_get_current_task()))
		return;

	before = cpu->unmap.mapcount;
	if (cpu->unmap.folio != (__u64)folio) {
		cpu->unmap.folio = (__u64)folio;
		cpu->unmap.pages = 0;
		cpu->unmapped.out.owner_count = 0;
		cpu->unmapped.out.flags = 0;
		before = -1;
	}
	entry = folio_swap_entry(folio);
	if (FOLIO_FLAG(flags, PG_head)) {
		note_large(cpu, folio, vma, entry);
		return;
	}

	after = folio_mapcount(folio);
	cpu->unmap.mapcount = after;
	if (before >= 0) {
		if (after >= before)
			return;
	} else if (after) {
		/* The first candidate, and others still map the page: only its page table can tell. */
		__u64 pte = pte_at((__u64)vma->vm_mm->pgd, address);

		if (!pte || !pte_holds(load_word(pte), entry))
			return;
	}
	cpu->unmap.pages++;
	owner = next_owner(&cpu->unmapped);
	if (!owner)
		return;
	identify(owner, vma->vm_mm);
	owner->address = address;
	owner->pages = 1;
	owner->index = 0;
}

#endif
