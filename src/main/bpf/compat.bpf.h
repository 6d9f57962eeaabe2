/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What differs between kernels, one function a difference, newest first. Only
 * existence is asked, never a version: distributions backport.
 */
#ifndef SWAPWHO_COMPAT_BPF_H
#define SWAPWHO_COMPAT_BPF_H

/*
 * The page offset by which anonymous folios of an area are found: its own in a private
 * mapping of a file, where older kernels count in the file's. Recognised in 7.3.
 */
#define HAS_ANON_PGOFF bpf_core_field_exists(struct vm_area_struct, __vm_anon_pgoff_lo)

static __always_inline __u64 anon_pgoff(struct vm_area_struct *vma)
{
	if (HAS_ANON_PGOFF)
		return (__u64)vma->__vm_anon_pgoff_hi << 32 | vma->__vm_anon_pgoff_lo;
	return vma->vm_pgoff;
}

static __always_inline __u64 anon_pgoff_at(__u64 vma)
{
	if (HAS_ANON_PGOFF)
		return (__u64)load_half_field(vm_area_struct, __vm_anon_pgoff_hi, vma) << 32 |
		       load_half_field(vm_area_struct, __vm_anon_pgoff_lo, vma);
	return load_field(vm_area_struct, vm_pgoff, vma);
}

/* 7b230db3b8d3 ("mm: Introduce struct folio") (in v5.16) */
#define HAS_FOLIO bpf_core_type_exists(struct folio)

/* 53fbef56e07d ("mm: introduce memdesc_flags_t") (in v6.18) */
static __always_inline __u64 folio_flags(void *folio)
{
	if (bpf_core_type_exists(memdesc_flags_t))
		return ((struct folio *)folio)->flags.f;
	if (HAS_FOLIO)
		return ((struct folio___before_memdesc *)folio)->flags;
	return ((struct page___before_folio *)folio)->flags;
}

static __always_inline void *folio_mapping(void *folio)
{
	return HAS_FOLIO ? ((struct folio *)folio)->mapping : ((struct page___before_folio *)folio)->mapping;
}

/*
 * The low two bits of folio->mapping, which the verifier forbids to take of a typed
 * pointer. The difference of two pointers is a number to it, and a folio's own address
 * ends in zeroes.
 */
static __always_inline __u32 folio_mapping_bits(void *folio)
{
	void *mapping = folio_mapping(folio);

	asm volatile("%0 -= %1" : "+r"(mapping) : "r"(folio));
	return (__u64)mapping & 3;
}

static __always_inline __u64 folio_index(void *folio)
{
	return HAS_FOLIO ? ((struct folio *)folio)->index : ((struct page___before_folio *)folio)->index;
}

/* Of a base page: how many page tables map it. */
static __always_inline int folio_mapcount(void *folio)
{
	if (HAS_FOLIO)
		return ((struct folio *)folio)->_mapcount.counter + 1;
	return ((struct page___before_folio *)folio)->_mapcount.counter + 1;
}

/* 3d2c9087688777 ("mm/swap: inline folio_set_swap_entry() and folio_swap_entry()") (in v6.6) */
static __always_inline __u64 folio_swap_entry(void *folio)
{
	if (bpf_core_field_exists(struct folio, swap))
		return as_number(((struct folio *)folio)->swap.val);
	if (HAS_FOLIO)
		return (__u64)((struct folio *)folio)->private;
	return ((struct page___before_folio *)folio)->private;
}

/* Of a large folio; it lies beyond the typed structure on older kernels, hence by address. */
static __always_inline __u32 large_folio_pages(void *folio)
{
	__u64 at = (__u64)folio;
	__u32 pages = 0;

	if (bpf_core_field_exists(struct folio, _nr_pages))
		at += bpf_core_field_offset(struct folio, _nr_pages);
	else if (HAS_FOLIO)
		at += bpf_core_field_offset(struct folio___before_memdesc, _folio_nr_pages);
	else
		at += bpf_core_type_size(struct page___before_folio) +
		      bpf_core_field_offset(struct page___before_folio, compound_nr);
	bpf_probe_read_kernel(&pages, sizeof(pages), (void *)at);
	return pages;
}

/*
 * Of a large folio: by how many page-table entries it is mapped, of whatever size; REFERENCES_UNKNOWN where
 * nothing counts them. 05c5323b2a34 ("mm: track mapcount of large folios in single value") (in v6.10)
 */
static __always_inline int large_mapcount(void *folio)
{
	int count = 0;

	if (!bpf_core_field_exists(struct folio, _large_mapcount))
		return REFERENCES_UNKNOWN;
	bpf_probe_read_kernel(&count, sizeof(count),
			      (void *)((__u64)folio + bpf_core_field_offset(struct folio, _large_mapcount)));
	return count + 1;
}

/* da2f5eb3d344 ("mm/doc: turn fault flags into an enum") (in v5.13): whether the kernel tries the fault once more */
static __always_inline int is_begun_anew(struct vm_fault *vmf)
{
	if (bpf_core_type_exists(enum fault_flag))
		return vmf->flags & FAULT_FLAG_TRIED;
	return ((struct vm_fault___before_enum *)vmf)->flags & FAULT_FLAG_TRIED;
}

/* 21fbd59136e0 ("ksm: add the ksm prefix to the names of the ksm private structures") (in v6.1) */
#define HAS_KSM_PREFIX bpf_core_type_exists(struct ksm_stable_node)

/* The first item of a merged page, by its place in the list; 0: none. */
static __always_inline __u64 ksm_first_item(__u64 stable_node)
{
	if (HAS_KSM_PREFIX)
		return load_field(ksm_stable_node, hlist, stable_node);
	return load_field(stable_node, hlist, stable_node);
}

static __always_inline __u64 ksm_item_address(__u64 node)
{
	if (HAS_KSM_PREFIX)
		return load_field(ksm_rmap_item, address, node - bpf_core_field_offset(struct ksm_rmap_item, hlist));
	return load_field(rmap_item, address, node - bpf_core_field_offset(struct rmap_item, hlist));
}

static __always_inline __u64 ksm_item_anon_vma(__u64 node)
{
	if (HAS_KSM_PREFIX)
		return load_field(ksm_rmap_item, anon_vma, node - bpf_core_field_offset(struct ksm_rmap_item, hlist));
	return load_field(rmap_item, anon_vma, node - bpf_core_field_offset(struct rmap_item, hlist));
}

/*
 * shmem_swapin_folio() gets the fault instead of its area since 7.2, as do the words of the
 * swap table get their present layout; no field says it.
 */
#define SHMEM_FAULT_HAS_VMF HAS_TABLE

/* d_alias stood in a union of its own until 7.x; recognised by that union. */
static __always_inline __u64 dentry_of_alias(__u64 alias)
{
	if (bpf_core_field_exists(struct dentry___with_union, d_u))
		return alias - bpf_core_field_offset(struct dentry___with_union, d_u);
	return alias - bpf_core_field_offset(struct dentry, d_alias);
}

#endif
