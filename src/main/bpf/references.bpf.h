/* SPDX-License-Identifier: GPL-2.0 */
/* How many page-table entries hold a slot, by the kernel's own count. */
#ifndef SWAPWHO_REFERENCES_BPF_H
#define SWAPWHO_REFERENCES_BPF_H

/* Swap table: the count is in bits 60-63; when they are all set it is in extend_table. */
#define TABLE_COUNT_SHIFT 60
#define TABLE_COUNT_EXTENDED 15

/* swap_map: the folio is in the swap cache; the count goes on in other pages; a shmem slot. */
#define MAP_HAS_CACHE 0x40
#define MAP_CONTINUED 0x80
/* What one step of the first count and of each further one is worth. */
#define MAP_COUNTS 0x3f
#define CONTINUED_COUNTS 0x80
/* 62 + 63 * 127 + 63 * 128 * 127 is more processes than there can be. */
#define MAX_CONTINUATIONS 3
#define MAP_SHMEM 0xbf

static __always_inline int table_references(__u64 clusters, __u64 offset)
{
	__u64 word = table_word(clusters, offset);
	__u32 place = offset % SLOTS_PER_CLUSTER;
	__u64 cluster, extended;

	if (word >> TABLE_COUNT_SHIFT != TABLE_COUNT_EXTENDED)
		return word >> TABLE_COUNT_SHIFT;
	cluster = clusters + offset / SLOTS_PER_CLUSTER * bpf_core_type_size(struct swap_cluster_info);
	extended = load_field(swap_cluster_info, extend_table, cluster);
	if (!extended)
		return REFERENCES_UNKNOWN;
	return load_half(extended + place * 4);
}

/*
 * A slot that more than 62 page-table entries hold: the count goes on at the same place
 * of further pages, in a list that begins at the struct page of the map's own page. The
 * arithmetic is that of swp_swapcount() in mm/swapfile.c.
 */
__noinline int continued_references(__u64 map, __u64 offset)
{
	__u64 page = page_of_kernel_address(map + offset);
	__u32 sum = load_byte(map + offset) & ~(MAP_HAS_CACHE | MAP_CONTINUED);
	__u32 worth = MAP_COUNTS;

	if (!page)
		return REFERENCES_UNKNOWN;
	for (int i = 0; i < MAX_CONTINUATIONS; i++) {
		__u64 next = load_field(page___before_folio, lru.next, page);
		__u8 count;

		page = next - bpf_core_field_offset(struct page___before_folio, lru);
		count = load_byte(address_of_page(page) + offset % PAGE_SIZE);
		sum += (count & ~MAP_CONTINUED) * worth;
		if (!(count & MAP_CONTINUED))
			return sum;
		worth *= CONTINUED_COUNTS;
	}
	return REFERENCES_UNKNOWN;
}

static __always_inline int map_references(__u64 map, __u64 offset)
{
	__u8 count = load_byte(map + offset);

	count &= ~MAP_HAS_CACHE;
	if (count == MAP_SHMEM)
		return 0;
	if (count & MAP_CONTINUED)
		return continued_references(map, offset);
	return count;
}

/* Page-table entries that hold one slot; a shmem slot has none. */
static __always_inline int slot_references(__u64 counts, __u64 offset)
{
	if (bpf_core_field_exists(struct swap_info_struct___before_table, swap_map))
		return map_references(counts, offset);
	return table_references(counts, offset);
}

/* A function of its own, so that the verifier looks at it once and not in each round of a loop. */
__noinline int next_slot_references(__u64 counts, __u64 offset)
{
	return slot_references(counts, offset);
}

/* Of some slots together. */
__noinline int add_references(__u64 counts, __u64 offset, __u32 pages)
{
	int sum = 0;

	for (__u32 i = 0; i < STRIDE && i < pages; i++) {
		int references = next_slot_references(counts, offset + i);

		if (references < 0)
			return REFERENCES_UNKNOWN;
		sum += references;
	}
	return sum;
}

/* Of a large folio's slots together. */
__noinline int sum_references(__u64 counts, __u64 offset, __u32 pages)
{
	int sum = 0;

	for (__u32 i = 0; i < MAX_FOLIO_PAGES && i < pages; i += STRIDE) {
		int references = add_references(counts, offset + i, pages - i);

		if (references < 0)
			return REFERENCES_UNKNOWN;
		sum += references;
	}
	return sum;
}

/*
 * Of all slots of a folio together, or REFERENCES_UNKNOWN when that of one is. The
 * memo is safe within a batch: an area cannot go while a folio in hand has slots in it.
 */
static __always_inline int folio_references(struct cpu *cpu, __u64 entry, __u32 pages)
{
	__u32 type = entry >> SWP_TYPE_SHIFT;
	__u64 offset = entry & SWP_OFFSET_MASK;

	if (cpu->memo.counts_type != type + 1) {
		cpu->memo.counts = counts_of_area(type);
		cpu->memo.counts_type = type + 1;
	}
	if (!cpu->memo.counts)
		return REFERENCES_UNKNOWN;
	if (pages == 1)
		return slot_references(cpu->memo.counts, offset);
	return sum_references(cpu->memo.counts, offset, pages);
}

#endif
