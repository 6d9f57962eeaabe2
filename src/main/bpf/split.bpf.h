/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reclaim unmaps a large folio of a file and splits it; nobody maps the pieces again
 * before they are written, in the same batch. So who had them is kept for them.
 */
#ifndef SWAPWHO_SPLIT_BPF_H
#define SWAPWHO_SPLIT_BPF_H

/* The record in hand is that of a folio that has been split. A function of its own, for it copies 7 KiB. */
__noinline int keep_split(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct split *split;

	if (!record)
		return 0;
	split = &cpu->splits[cpu->next_split++ % MAX_SPLITS];
	cpu->batch.splits = 1;
	split->batch = cpu->batch.begun;
	split->mapping = cpu->unmap.mapping;
	split->index = cpu->unmap.index;
	split->pages = record->out.pages;
	split->owner_count = record->out.owner_count;
	split->complete = cpu->unmap.mapped == cpu->unmap.mappings && !(record->out.flags & FLAG_CUT);
	for (__u32 i = 0; i < MAX_OWNERS && i < split->owner_count; i++)
		split->owners[i] = record->owners[i];
	return 0;
}

/* Names in the record of a piece the owners of its part. A function of its own for the verifier's sake. */
__noinline int name_owners_of_part(__u32 id, __u32 place)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct split *split;
	__u64 first, last;

	if (!record || place >= MAX_SPLITS)
		return 0;
	split = &cpu->splits[place];
	first = cpu->unmap.index - split->index;
	last = first + record->out.pages;
	for (__u32 i = 0; i < MAX_OWNERS && i < split->owner_count; i++) {
		struct owner *run = &split->owners[i];
		__u64 from = run->index > first ? run->index : first;
		__u64 to = run->index + run->pages < last ? run->index + run->pages : last;
		struct owner *owner;

		if (from >= to || !(owner = next_owner(record)))
			continue;
		*owner = *run;
		owner->address += (from - run->index) << PAGE_SHIFT;
		owner->index = from - first;
		owner->pages = to - from;
		cpu->unmap.pages += to - from;
	}
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
