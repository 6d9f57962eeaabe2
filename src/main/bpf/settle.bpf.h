/* SPDX-License-Identifier: GPL-2.0 */
/* The end of a record that no write has finished. */
#ifndef SWAPWHO_SETTLE_BPF_H
#define SWAPWHO_SETTLE_BPF_H

/* The page tables have changed since an open candidate was noted: what did it come to? */
static __always_inline void close_candidate(struct cpu *cpu, struct record *record, int fell)
{
	__u32 open = cpu->unmap.open;

	cpu->unmap.open = OPEN_NONE;
	if (open == OPEN_LARGE)
		cpu->unmap.pages += search_entries(cpu, record->out.entry);
	else if (open && fell)
		cpu->unmap.pages++;
	else if (open == OPEN_NAMED)
		record->out.owner_count--;
}

/* Whether an open candidate's page table holds the slot. */
static __always_inline int open_holds(struct cpu *cpu, __u64 entry)
{
	__u64 pte = find_pte(load_field(mm_struct, pgd, cpu->unmap.search.mm), cpu->unmap.search.address);

	return pte && pte_holds(load_word(pte), entry);
}

/*
 * Whether the folio unmapped last is seen to be in the swap cache and not written. It may
 * have gone, and another have its place; a program without the cast cannot look.
 */
static __always_inline int is_kept(struct cpu *cpu, __u64 entry)
{
#if RDONLY_CAST
	void *folio = as_type(folio, cpu->unmap.folio);
	__u64 flags = folio_flags(folio);

	return FOLIO_FLAGS(flags, PG_swapcache, PG_dirty) && folio_swap_entry(folio) == entry;
#else
	return 0;
#endif
}

/*
 * How the folio unmapped last was stored, whose write was not seen. Where programs are skipped
 * it may have been written all the same. Another task, which takes the CPU, may meet it cleaned and not written yet.
 */
static __always_inline __u8 stored_unseen(struct cpu *cpu, __u64 entry)
{
	if (!cpu->unmap.dirty)
		return STORED_ALREADY;
	if (slot_is_zero(entry))
		return STORED_ZERO;
	if (!settings.preemptible || cpu->batch.task != bpf_get_current_task() || is_kept(cpu, entry))
		return STORED_CACHED;
	return STORED_UNKNOWN;
}

/*
 * Reclaim has gone on and the folio that it unmapped last was not written. A file's page
 * that got no slot is still in its file, and no event. Otherwise the slot holds a zero mark, or a valid copy from before (it was clean), or nothing yet: reclaim
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
	if (!record)
		return 0;
	if (record->out.kind == KIND_SHMEM) {
		if (record->out.pages > 1)
			keep_folio(cpu);
		else if (cpu->unmap.pages || cpu->unmap.mapped < 0)
			keep_page(id);
		cpu->unmap.folio = 0;
		return 0;
	}
	references = folio_references(cpu, record->out.entry, record->out.pages);
	/* The folio may have gone, and its mapcount with it: the page table says what the last candidate came to. */
	if (references && cpu->unmap.open)
		close_candidate(cpu, record, open_holds(cpu, record->out.entry));
	if (references && (cpu->unmap.pages || cpu->unmap.taken)) {
		/* Others lost it in an earlier pass, or it was parked. */
		if (references > 0 && references != cpu->unmap.pages) {
			look_anew(cpu, &record->out, cpu->unmap.mapping, cpu->unmap.index);
			cpu->unmap.pages = cpu->scan.found;
		}
		account(&record->out, references, cpu->unmap.pages);
		close_record(cpu, record, &cpu->batch, stored_unseen(cpu, record->out.entry));
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
