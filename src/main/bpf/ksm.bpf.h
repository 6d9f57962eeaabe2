/* SPDX-License-Identifier: GPL-2.0 */
/* The slow road for a page that samepage merging has made one of many: its reverse map is a list of items. */
#ifndef SWAPWHO_KSM_BPF_H
#define SWAPWHO_KSM_BPF_H

/* Items of one merged page. Of each one stride of candidates is visited. */
#define MAX_ITEMS 512

/* One item of a merged page: the address in the process whose page was merged, and in its children. */
__noinline int visit_item(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	__u64 node;

	if (!cpu)
		return 0;
	node = cpu->walk.item;
	cpu->walk.item = load_field(hlist_node, next, node);
	cpu->walk.address = ksm_item_address(node) & ~(PAGE_SIZE - 1);
	cpu->walk.first = 0;
	cpu->walk.last = ~0ULL;
	cpu->walk.depth = 0;
	push_node(&cpu->walk, load_word(ksm_item_anon_vma(node) +
					bpf_core_field_offset(struct anon_vma, rb_root.rb_root.rb_node)));
	return walk_on(id) ? FLAG_CUT : 0;
}

/* The same as walk_rmap() for a page that samepage merging has made one of many. */
__noinline int walk_ksm(__u32 id, __u64 entry)
{
	struct cpu *cpu = cpu_at(id);
	int cut = 0;

	if (!cpu)
		return 0;
	cpu->scan.found = 0;
	cpu->walk.entry = entry;
	cpu->walk.item = ksm_first_item(cpu->walk.mapping & ~3ULL);
	for (__u32 i = 0; i < MAX_ITEMS; i++) {
		if (!cpu->walk.item)
			return cut;
		cut |= visit_item(id);
	}
	return cpu->walk.item ? FLAG_CUT : cut;
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
	out->flags |= out->kind == KIND_KSM ? walk_ksm(cpu->id, out->entry) :
					      walk_rmap(cpu->id, out->entry, out->pages);
}

#endif
