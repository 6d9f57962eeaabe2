/* SPDX-License-Identifier: GPL-2.0 */
/* The slot: where the kernel keeps what it knows of it. */
#ifndef SWAPWHO_SLOT_BPF_H
#define SWAPWHO_SLOT_BPF_H

/* Slots of a cluster on x86-64, which swaps 2 MiB pages whole. */
#define SLOTS_PER_CLUSTER 512
#define TABLE_ZERO_SHIFT 59

/* The swap map gave way to the swap table in 7.1, whose words got their present layout, without a zeromap beside it, in 7.2. */
#define HAS_TABLE \
	(!bpf_core_field_exists(struct swap_info_struct___before_table, swap_map) && \
	 !bpf_core_field_exists(struct swap_info_struct___with_zeromap, zeromap))

/* The area that a slot is in, or 0. */
static __always_inline __u64 area_of(__u32 type)
{
	return SYMBOL(swap_info) ? load_word(SYMBOL(swap_info) + type * 8) : 0;
}

/* Where an area keeps its counts. Between swap map and present table nothing is known. 0: not to be found. */
static __always_inline __u64 counts_of_area(__u32 type)
{
	__u64 si = area_of(type);

	if (!si)
		return 0;
	if (bpf_core_field_exists(struct swap_info_struct___before_table, swap_map))
		return load_field(swap_info_struct___before_table, swap_map, si);
	return HAS_TABLE ? load_field(swap_info_struct, cluster_info, si) : 0;
}

static __always_inline __u64 table_word(__u64 clusters, __u64 offset)
{
	__u64 cluster = clusters + offset / SLOTS_PER_CLUSTER * bpf_core_type_size(struct swap_cluster_info);

	return load_word(load_field(swap_cluster_info, table, cluster) + offset % SLOTS_PER_CLUSTER * 8);
}

/*
 * Whether a slot is only a mark that its page is all zeroes. Bits of their own
 * (0ca0c24e3211 ("mm: store zero pages to be swapped out in a bitmap") (in v6.12)), since
 * 7.2 a bit of the swap table.
 */
static __always_inline int slot_is_zero(__u64 entry)
{
	__u64 offset = entry & SWP_OFFSET_MASK;
	__u64 si = area_of(entry >> SWP_TYPE_SHIFT);
	__u64 map;

	if (!si)
		return 0;
	if (bpf_core_field_exists(struct swap_info_struct___with_zeromap, zeromap)) {
		map = load_field(swap_info_struct___with_zeromap, zeromap, si);
		return map ? load_word(map + offset / 64 * 8) >> offset % 64 & 1 : 0;
	}
	if (!HAS_TABLE)
		return 0;
	return table_word(load_field(swap_info_struct, cluster_info, si), offset) >> TABLE_ZERO_SHIFT & 1;
}

#endif
