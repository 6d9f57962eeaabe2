/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reclaim unmaps a large folio of a file and splits it; nobody maps the pieces again
 * before they are written, in the same batch most often. So who had them is kept for them.
 */
#ifndef SWAPWHO_SPLIT_BPF_H
#define SWAPWHO_SPLIT_BPF_H

/* The owner at this place of the record in hand. */
__noinline int keep_owner_of_split(__u32 id, __u32 kept, __u32 place)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;

	if (record && place < SPLIT_OWNERS)
		cpu->splits[kept % MAX_SPLITS].owners[place] = record->owners[place];
	return 0;
}

/* For what was split in this batch. */
static __always_inline __u32 take_place(struct cpu *cpu)
{
	__u32 place = cpu->next_split++ % MAX_SPLITS;

	cpu->batch.splits = 1;
	cpu->splits[place].batch = cpu->batch.begun;
	return place;
}

/* The record in hand is that of a folio that has been split; returns its place. */
__noinline int keep_split(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct split *split;
	__u32 place;

	if (!record)
		return 0;
	place = take_place(cpu);
	split = &cpu->splits[place];
	split->mapping = cpu->unmap.mapping;
	split->index = cpu->unmap.index;
	split->frame = frame_of_page(cpu->unmap.folio);
	split->pages = record->out.pages;
	split->owner_count = record->out.owner_count > SPLIT_OWNERS ? SPLIT_OWNERS : record->out.owner_count;
	split->complete = cpu->unmap.mapped == cpu->unmap.mappings && !(record->out.flags & FLAG_CUT) &&
			  record->out.owner_count <= SPLIT_OWNERS;
	for (__u32 i = 0; i < SPLIT_OWNERS && i < split->owner_count; i++)
		keep_owner_of_split(id, place, i);
	return place;
}

/* Names in the record of a piece the owner at this place, if it had some of the piece. */
__noinline int name_owner_of_part(__u32 id, __u32 kept, __u32 place)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct owner *owner, *run;
	struct split *split;
	__u64 first, last, from, to;

	if (!record || place >= SPLIT_OWNERS)
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
	for (__u32 i = 0; i < SPLIT_OWNERS && i < split->owner_count; i++)
		name_owner_of_part(id, kept, i);
	return split->complete;
}

/* The record in hand is that of a page that nobody maps: because it is a piece of a folio that was unmapped? */
static __always_inline int name_owners_before_split(struct cpu *cpu)
{
	if (!cpu->batch.splits)
		return 0;
	cpu->unmap.mapped = REFERENCES_UNKNOWN;
	for (__u32 place = 0; place < MAX_SPLITS; place++) {
		struct split *split = &cpu->splits[place];

		if (split->batch == cpu->batch.begun && split->mapping == cpu->unmap.mapping &&
		    cpu->unmap.index - split->index < split->pages) {
			if (name_owners_of_part(cpu->id, place))
				cpu->unmap.mapped = cpu->unmap.pages;
			cpu->unmap.mappings = cpu->unmap.pages;
			return 1;
		}
	}
	return 0;
}

#endif
