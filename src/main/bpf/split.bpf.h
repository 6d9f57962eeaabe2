/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reclaim unmaps a large folio of a file and splits it; nobody maps the pieces again
 * before they are written, in the same batch. So who had them is kept for them.
 */
#ifndef SWAPWHO_SPLIT_BPF_H
#define SWAPWHO_SPLIT_BPF_H

/* What was unmapped and not written. */
struct kept_books {
	__u64 pages; /* in the map kept_pages, or driven out of it */
	__u64 large; /* folios of more than a page, whose pieces have no place there: known within their batch only */
};

struct kept_books kept_books SEC(".bss.kept") = {};

/* The owner at this place of the record in hand. */
__noinline int keep_owner_of_split(__u32 id, __u32 kept, __u32 place)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;

	if (record && place < MAX_OWNERS)
		cpu->splits[kept % MAX_SPLITS].owners[place] = record->owners[place];
	return 0;
}

/* The record in hand is that of a folio that has been split. */
__noinline int keep_split(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct split *split;
	__u32 place;

	if (!record)
		return 0;
	place = cpu->next_split++ % MAX_SPLITS;
	split = &cpu->splits[place];
	cpu->batch.splits = 1;
	__sync_fetch_and_add(&kept_books.large, 1);
	split->batch = cpu->batch.begun;
	split->mapping = cpu->unmap.mapping;
	split->index = cpu->unmap.index;
	split->pages = record->out.pages;
	split->owner_count = record->out.owner_count;
	split->complete = cpu->unmap.mapped == cpu->unmap.mappings && !(record->out.flags & FLAG_CUT);
	for (__u32 i = 0; i < MAX_OWNERS && i < split->owner_count; i++)
		keep_owner_of_split(id, place, i);
	return 0;
}

/* Names in the record of a piece the owner at this place, if it had some of the piece. */
__noinline int name_owner_of_part(__u32 id, __u32 kept, __u32 place)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct owner *owner, *run;
	struct split *split;
	__u64 first, last, from, to;

	if (!record || place >= MAX_OWNERS)
		return 0;
	split = &cpu->splits[kept % MAX_SPLITS];
	run = &split->owners[place];
	first = cpu->unmap.index - split->index;
	last = first + record->out.pages;
	from = run->index > first ? run->index : first;
	to = run->index + run->pages < last ? run->index + run->pages : last;
	if (from >= to || !(owner = next_owner(record)))
		return 0;
	*owner = *run;
	owner->address += (from - run->index) << PAGE_SHIFT;
	owner->index = from - first;
	owner->pages = to - from;
	cpu->unmap.pages += to - from;
	return 0;
}

/* Names in the record of a piece the owners of its part; returns whether they are all. */
__noinline int name_owners_of_part(__u32 id, __u32 kept)
{
	struct cpu *cpu = cpu_at(id);
	struct split *split;

	if (!cpu)
		return 0;
	split = &cpu->splits[kept % MAX_SPLITS];
	for (__u32 i = 0; i < MAX_OWNERS && i < split->owner_count; i++)
		name_owner_of_part(id, kept, i);
	return split->complete;
}

/* The record in hand is that of a page that nobody maps: because it is a piece of a folio that was unmapped? */
static __always_inline void name_owners_before_split(struct cpu *cpu)
{
	if (!cpu->batch.splits)
		return;
	cpu->unmap.mapped = REFERENCES_UNKNOWN;
	for (__u32 place = 0; place < MAX_SPLITS; place++) {
		struct split *split = &cpu->splits[place];

		if (split->batch == cpu->batch.begun && split->mapping == cpu->unmap.mapping &&
		    cpu->unmap.index - split->index < split->pages) {
			if (name_owners_of_part(cpu->id, place))
				cpu->unmap.mapped = cpu->unmap.pages;
			cpu->unmap.mappings = cpu->unmap.pages;
			return;
		}
	}
}

#endif
