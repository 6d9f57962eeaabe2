/* SPDX-License-Identifier: GPL-2.0 */
/* The slot: its name, and how many page-table entries hold it by the kernel's own count. */
#ifndef SWAPWHO_SLOT_BPF_H
#define SWAPWHO_SLOT_BPF_H

/* swp_entry_t, all versions. Not the encoding in a page table. */
#define SWP_TYPE_SHIFT 58
#define SWP_OFFSET_MASK ((1ULL << SWP_TYPE_SHIFT) - 1)

extern const void swap_info __ksym __weak; /* struct swap_info_struct *swap_info[MAX_SWAPFILES] */

/* Slots of a cluster on x86-64, which swaps 2 MiB pages whole. */
#define SLOTS_PER_CLUSTER 512
/* Swap table: the count is in bits 60-63; when they are all set it is in extend_table. */
#define TABLE_COUNT_SHIFT 60
#define TABLE_COUNT_EXTENDED 15

/* swap_map: the folio is in the swap cache; the count goes on in other pages; a shmem slot. */
#define MAP_HAS_CACHE 0x40
#define MAP_CONTINUED 0x80
#define MAP_SHMEM 0xbf

static __always_inline int table_references(__u64 si, __u64 offset)
{
	__u64 cluster, word, extended;
	__u32 place = offset % SLOTS_PER_CLUSTER;

	cluster = load_field(swap_info_struct, cluster_info, si) +
		  offset / SLOTS_PER_CLUSTER * bpf_core_type_size(struct swap_cluster_info);
	word = load_word(load_field(swap_cluster_info, table, cluster) + place * 8);
	if (word >> TABLE_COUNT_SHIFT != TABLE_COUNT_EXTENDED)
		return word >> TABLE_COUNT_SHIFT;
	extended = load_field(swap_cluster_info, extend_table, cluster);
	if (!extended)
		return REFERENCES_UNKNOWN;
	word = load_word(extended + (place & ~1u) * 4);
	return (__u32)(word >> (place & 1 ? 32 : 0));
}

static __always_inline int map_references(__u64 si, __u64 offset)
{
	__u64 at = load_field(swap_info_struct___before_table, swap_map, si) + offset;
	__u8 count = load_word(at & ~7ULL) >> (at & 7) * 8;

	count &= ~MAP_HAS_CACHE;
	if (count == MAP_SHMEM)
		return 0;
	if (count & MAP_CONTINUED)
		return REFERENCES_UNKNOWN;
	return count;
}

/*
 * Page-table entries that hold one slot; a shmem slot has none. The swap map gave
 * way to the swap table in 7.1, whose words got their present layout in 7.2; between
 * the two, recognised by the zeromap beside the table, nothing is known.
 */
static __always_inline int slot_references(__u64 entry)
{
	__u64 si;

	if (!&swap_info)
		return REFERENCES_UNKNOWN;
	si = load_word((__u64)&swap_info + (entry >> SWP_TYPE_SHIFT) * 8);
	if (!si)
		return REFERENCES_UNKNOWN;
	if (bpf_core_field_exists(struct swap_info_struct___before_table, swap_map))
		return map_references(si, entry & SWP_OFFSET_MASK);
	if (bpf_core_field_exists(struct swap_info_struct___with_zeromap, zeromap))
		return REFERENCES_UNKNOWN;
	return table_references(si, entry & SWP_OFFSET_MASK);
}

/* A function of its own, so that the verifier looks at it once and not in each round of a loop. */
__noinline int next_slot_references(__u64 entry)
{
	return slot_references(entry);
}

/* Of all slots of a folio together, or REFERENCES_UNKNOWN when that of one is. */
static __always_inline int folio_references(__u64 entry, __u32 pages)
{
	int sum = 0;

	if (pages == 1)
		return slot_references(entry);
	for (__u32 i = 0; i < MAX_FOLIO_PAGES && i < pages; i++) {
		int references = next_slot_references(entry + i);

		if (references < 0)
			return REFERENCES_UNKNOWN;
		sum += references;
	}
	return sum;
}

#endif
