/* SPDX-License-Identifier: GPL-2.0 */
/* Candidate -> owner: the page-table entries that hold the folio's slots, as runs. */
#ifndef SWAPWHO_PAGETABLE_BPF_H
#define SWAPWHO_PAGETABLE_BPF_H

static __always_inline int scan_matches(struct cpu *cpu)
{
	__u64 word = cpu->scan.pte ? load_word(cpu->scan.pte) : 0;

	if (!cpu->scan.frame)
		return pte_holds(word, cpu->scan.entry);
	if (cpu->scan.pte)
		return pte_frame(word) == cpu->scan.frame;
	return huge_frame_at(cpu->scan.pgd, cpu->scan.address) == cpu->scan.frame;
}

/*
 * One page of cpu->scan: if its page-table entry holds its slot, it lengthens the
 * run or begins one. A function of its own, with its state in a map, so that the
 * verifier looks at it once and not in each round of the loop.
 */
__noinline int scan_page(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct owner *owner;
	struct record *record;
	__u32 last;

	if (!cpu)
		return 0;
	record = next_record(cpu);
	if (!record)
		return 0;
	if (!cpu->scan.pte)
		cpu->scan.pte = pte_at(cpu->scan.pgd, cpu->scan.address);
	if (scan_matches(cpu)) {
		last = record->out.owner_count - 1;
		if (cpu->scan.open && last < settings.max_owners) {
			record->owners[last].pages++;
		} else if ((owner = next_owner(record))) {
			*owner = cpu->candidate;
			owner->address = cpu->scan.address;
			owner->index = cpu->scan.index;
			owner->pages = 1;
		}
		cpu->scan.open = 1;
		cpu->scan.found++;
	} else {
		cpu->scan.open = 0;
	}
	cpu->scan.index++;
	cpu->scan.entry++;
	if (cpu->scan.frame)
		cpu->scan.frame++;
	cpu->scan.address += PAGE_SIZE;
	/* The next entry stands beside this one, except across the end of a table. */
	if (!(cpu->scan.address & (PTES_PER_TABLE * PAGE_SIZE - 1)))
		cpu->scan.pte = 0;
	else if (cpu->scan.pte)
		cpu->scan.pte += 8;
	return 0;
}

/* The next pages. */
__noinline int scan_some(__u32 id, __u32 pages)
{
	for (__u32 i = 0; i < STRIDE && i < pages; i++)
		scan_page(id);
	return 0;
}

/* The next pages, to the end of a folio of any size. */
__noinline int scan_run(__u32 id, __u32 pages)
{
	for (__u32 i = 0; i < MAX_FOLIO_PAGES && i < pages; i += STRIDE)
		scan_some(id, pages - i);
	return 0;
}

/*
 * All pages of a folio that a candidate could map: `pages` from `address` on, the
 * first of them page `index` of the folio. cpu->candidate says who it is.
 */
static __always_inline void scan_pages(struct cpu *cpu, __u64 pgd, __u64 address, __u64 entry,
				       __u32 index, __u32 pages)
{
	__u32 id = cpu->id;

	cpu->scan.pgd = pgd;
	cpu->scan.address = address;
	cpu->scan.pte = 0;
	cpu->scan.entry = entry + index;
	cpu->scan.index = index;
	cpu->scan.open = 0;
	if (pages == 1)
		scan_page(id);
	else
		scan_run(id, pages);
}

/* The pages of cpu->unmap.search, for what cpu->candidate holds of the folio whose first slot this is; returns how many. */
static __always_inline __u32 search_entries(struct cpu *cpu, __u64 entry)
{
	cpu->scan.found = 0;
	scan_pages(cpu, load_field(mm_struct, pgd, cpu->unmap.search.mm), cpu->unmap.search.address, entry, cpu->unmap.search.index, cpu->unmap.search.pages);
	return cpu->scan.found;
}

__noinline int is_dirty_page(__u64 pgd, __u64 address, __u64 frame)
{
	__u64 pte = find_pte(pgd, address);
	__u64 word = pte ? load_word(pte) : 0;

	return (word & PTE_DIRTY) && pte_frame(word) == frame;
}

/* Whether one of the pages is mapped, as these page frames, and written to. */
__noinline int some_are_dirty(__u64 pgd, __u64 address, __u64 frame, __u32 pages)
{
	for (__u32 i = 0; i < STRIDE && i < pages; i++)
		if (is_dirty_page(pgd, address + i * PAGE_SIZE, frame + i))
			return 1;
	return 0;
}

/* The same, for a folio of any size. */
__noinline int maps_dirty(__u64 pgd, __u64 address, __u64 frame, __u32 pages)
{
	for (__u32 i = 0; i < MAX_FOLIO_PAGES && i < pages; i += STRIDE)
		if (some_are_dirty(pgd, address + i * PAGE_SIZE, frame + i, pages - i))
			return 1;
	return 0;
}

#endif
