/* SPDX-License-Identifier: GPL-2.0 */
/* What page it is: kind and size. */
#ifndef SWAPWHO_FOLIO_BPF_H
#define SWAPWHO_FOLIO_BPF_H

#define MAX_FOLIO_PAGES 512

/* swp_entry_t, all versions. Not the encoding in a page table. */
#define SWP_TYPE_SHIFT 58
#define SWP_OFFSET_MASK ((1ULL << SWP_TYPE_SHIFT) - 1)

/* Low bits of folio->mapping */
#define MAPPING_ANON 1
#define MAPPING_KSM 3

/* Bit numbers are kept in 64 bits: each narrowing would cost two shifts. */
#define FOLIO_FLAG(flags, name) ((flags) >> bpf_core_enum_value(enum pageflags, name) & 1)

#define FOLIO_FLAGS(flags, one, other) \
	((flags) >> bpf_core_enum_value(enum pageflags, one) & \
	 (flags) >> bpf_core_enum_value(enum pageflags, other) & 1)

static __always_inline __u32 folio_pages(void *folio, __u64 flags)
{
	return FOLIO_FLAG(flags, PG_head) ? large_folio_pages(folio) : 1;
}

/* Of a folio in the swap cache: shmem has left its own mapping by then. */
static __always_inline __u32 folio_kind(__u32 mapping_bits)
{
	if (mapping_bits == MAPPING_KSM)
		return KIND_KSM;
	return mapping_bits & MAPPING_ANON ? KIND_ANON : KIND_SHMEM;
}

#endif
