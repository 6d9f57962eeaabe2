/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The slow, exact road for a folio that was not unmapped just now: the reverse map
 * names the candidates, their page tables say which of them are owners. The
 * interval tree is read without its lock; what a change under way hides is missing
 * among the references, so the event is not called complete.
 */
#ifndef SWAPWHO_RMAP_BPF_H
#define SWAPWHO_RMAP_BPF_H

/* Nodes that one walk visits at most: bounds the work in the reclaimer. */
#define MAX_CANDIDATES 2048
#define CANDIDATES_A_STRIDE 64

static __always_inline void push_node(struct walk *walk, __u64 node)
{
	if (!node)
		return;
	if (walk->depth < MAX_PENDING)
		walk->pending[walk->depth++] = node;
}

/* Whether the record's owner at this place is the candidate at this address. */
__noinline int is_candidate(__u32 id, __u64 address, __u32 place)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct owner *owner;

	if (!record || place >= settings.max_owners)
		return 0;
	owner = &record->owners[place];
	return owner->address == address && owner->pid == cpu->candidate.pid &&
	       owner->start_time == cpu->candidate.start_time;
}

/* Whether the record has the candidate at this address: two items of a merged page may lead to one process. */
__noinline int is_named(__u32 id, __u64 address)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;

	if (!record)
		return 0;
	for (__u32 i = 0; i < settings.max_owners && i < record->out.owner_count; i++)
		if (is_candidate(id, address, i))
			return 1;
	return 0;
}

/* One node of the tree: its children are kept for later, its mapping is searched. */
__noinline int visit_node(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	__u64 chain, vma, mm, first, start, end, address, from, to;
	__u32 top;

	if (!cpu)
		return 0;
	top = cpu->walk.depth - 1;
	if (top >= MAX_PENDING)
		return 0;
	cpu->walk.depth = top;
	chain = cpu->walk.pending[top] - bpf_core_field_offset(struct anon_vma_chain, rb);
	/* No mapping in this subtree reaches as far as the folio. */
	if (load_field(anon_vma_chain, rb_subtree_last, chain) < cpu->walk.first)
		return 0;
	push_node(&cpu->walk, load_field(anon_vma_chain, rb.rb_left, chain));
	vma = load_field(anon_vma_chain, vma, chain);
	first = anon_pgoff_at(vma);
	/* The tree is sorted by first page: what lies to the right begins later still. */
	if (first > cpu->walk.last)
		return 0;
	push_node(&cpu->walk, load_field(anon_vma_chain, rb.rb_right, chain));

	start = load_field(vm_area_struct, vm_start, vma);
	end = load_field(vm_area_struct, vm_end, vma);
	address = cpu->walk.address;
	if (address) {
		/* A merged page lies where its item says, whatever the page offsets of the area. */
		if (address < start || address >= end)
			return 0;
		from = to = cpu->walk.first;
	} else {
		__u64 last = first + ((end - start) >> PAGE_SHIFT) - 1;

		from = cpu->walk.first > first ? cpu->walk.first : first;
		to = cpu->walk.last < last ? cpu->walk.last : last;
		if (from > to)
			return 0;
		address = start + ((from - first) << PAGE_SHIFT);
	}
	mm = load_field(vm_area_struct, vm_mm, vma);
	identify_at(&cpu->candidate, mm);
	if (!cpu->walk.address || !is_named(id, address))
		scan_pages(cpu, load_field(mm_struct, pgd, mm), address, cpu->walk.entry, from - cpu->walk.first,
			   to - from + 1);
	return 0;
}

/*
 * A page that samepage merging has made one of many has for a reverse map a list of items:
 * each says where the page lies in the process that had it merged, and in its children.
 * Goes on to the next item, if there is one.
 */
__noinline int next_item(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	__u64 node;

	if (!cpu || !cpu->walk.item)
		return 0;
	node = cpu->walk.item;
	cpu->walk.item = load_field(hlist_node, next, node);
	cpu->walk.address = ksm_item_address(node) & ~(PAGE_SIZE - 1);
	cpu->walk.first = 0;
	cpu->walk.last = ~0ULL;
	push_node(&cpu->walk, load_word(ksm_item_anon_vma(node) +
					bpf_core_field_offset(struct anon_vma, rb_root.rb_root.rb_node)));
	return 1;
}

/* Some more nodes. 0: there are no more. */
__noinline int walk_on(__u32 id)
{
	struct cpu *cpu = cpu_at(id);

	if (!cpu)
		return 0;
	for (__u32 i = 0; i < CANDIDATES_A_STRIDE; i++) {
		if (cpu->walk.depth)
			visit_node(id);
		else if (!next_item(id))
			return 0;
	}
	return cpu->walk.depth || cpu->walk.item;
}

/*
 * Finds the owners of an anonymous or merged folio into the record that is being built,
 * and their entries into cpu->scan.found; returns FLAG_CUT when it did not get to the end.
 */
__noinline int walk_rmap(__u32 id, __u64 entry, __u32 pages)
{
	struct cpu *cpu = cpu_at(id);
	__u64 map;

	if (!cpu)
		return 0;
	map = cpu->walk.mapping & ~3ULL;
	cpu->scan.found = 0;
	cpu->walk.last = cpu->walk.first + pages - 1;
	cpu->walk.entry = entry;
	cpu->walk.address = 0;
	cpu->walk.item = 0;
	cpu->walk.depth = 0;
	if ((cpu->walk.mapping & 3) == MAPPING_KSM)
		cpu->walk.item = ksm_first_item(map);
	else
		push_node(&cpu->walk, load_word(map + bpf_core_field_offset(struct anon_vma, rb_root.rb_root.rb_node)));
	for (__u32 i = 0; i < MAX_CANDIDATES / CANDIDATES_A_STRIDE; i++)
		if (!walk_on(id))
			return 0;
	return FLAG_CUT;
}

/*
 * Looks for all owners of the folio whose record is being built, whatever is known of
 * them. It need not be in hand any more: an anon_vma that has gone leads to no page
 * table that holds the slot.
 */
static __always_inline void look_anew(struct cpu *cpu, struct swap_out *out, __u64 mapping, __u64 index)
{
	out->owner_count = 0;
	out->flags = FLAG_WALKED;
	cpu->walk.mapping = mapping;
	cpu->walk.first = index;
	out->flags |= walk_rmap(cpu->id, out->entry, out->pages);
}

#endif
