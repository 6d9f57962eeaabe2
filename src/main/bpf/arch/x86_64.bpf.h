/* SPDX-License-Identifier: GPL-2.0 */
/* Page-table levels and swap-entry bits of x86-64. */
#ifndef SWAPWHO_X86_64_BPF_H
#define SWAPWHO_X86_64_BPF_H

/* What a kprobe sees: the kernel's struct pt_regs. */
struct registers {
	unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di;
};

#define PTE_PRESENT (1ULL << 0)
#define PTE_DIRTY (1ULL << 6)
#define PTE_HUGE (1ULL << 7)
#define PTE_PROTNONE (1ULL << 8)
#define PTE_ADDRESS 0x000ffffffffff000ULL
#define PAGE_SHIFT 12
#define PAGE_SIZE (1ULL << PAGE_SHIFT)
#define PTES_PER_TABLE 512

/* Read once from the running kernel: the same for all its life. */
struct machine {
	__u64 page_offset; /* where physical memory is mapped; 0: not read yet */
	__u64 address_mask;
	__u32 top_shift;
};

struct machine machine SEC(".bss.machine") = {}; /* apart from the books, which Java reads */

static __always_inline void read_machine(void)
{
	machine.address_mask = PTE_ADDRESS;
	if (SYMBOL(sme_me_mask))
		machine.address_mask &= ~load_word(SYMBOL(sme_me_mask));
	machine.top_shift = 39;
	if (SYMBOL(pgdir_shift))
		machine.top_shift = load_half(SYMBOL(pgdir_shift));
	if (SYMBOL(page_offset_base))
		machine.page_offset = load_word(SYMBOL(page_offset_base));
}

/* One level down: the table that an upper entry points to, or 0. */
static __always_inline __u64 table_below(__u64 table, __u64 address, __u32 shift)
{
	__u64 entry = load_word(table + ((address >> shift) & (PTES_PER_TABLE - 1)) * 8);

	if (!(entry & PTE_PRESENT) || (entry & PTE_HUGE))
		return 0;
	return machine.page_offset + (entry & machine.address_mask);
}

/* Kernel address of the last-level page-table entry for a user address; 0: there is no table. */
static __always_inline __u64 pte_at(__u64 pgd, __u64 address)
{
	__u64 table = pgd;

	if (!machine.page_offset)
		read_machine();
	if (!machine.page_offset)
		return 0;
	if (machine.top_shift == 48 && !(table = table_below(table, address, 48)))
		return 0;
	if (!(table = table_below(table, address, 39)))
		return 0;
	if (!(table = table_below(table, address, 30)))
		return 0;
	if (!(table = table_below(table, address, 21)))
		return 0;
	return table + ((address >> PAGE_SHIFT) & (PTES_PER_TABLE - 1)) * 8;
}

/* The same, where not every frame of the eight that calls may take is in use. */
__noinline __u64 find_pte(__u64 pgd, __u64 address)
{
	return pte_at(pgd, address);
}

/* The struct page behind an address of the kernel's vmalloc area, or 0. */
static __always_inline __u64 page_of_kernel_address(__u64 address)
{
	__u64 pte;

	if (!SYMBOL(init_top_pgt) || !SYMBOL(vmemmap_base))
		return 0;
	pte = find_pte(SYMBOL(init_top_pgt), address);
	if (!pte)
		return 0;
	return load_word(SYMBOL(vmemmap_base)) + ((load_word(pte) & machine.address_mask) >> PAGE_SHIFT) *
							 bpf_core_type_size(struct page___before_folio);
}

/* The page frame of a struct page, or 0. */
static __always_inline __u64 frame_of_page(__u64 page)
{
	if (!SYMBOL(vmemmap_base))
		return 0;
	return (page - load_word(SYMBOL(vmemmap_base))) / bpf_core_type_size(struct page___before_folio);
}

/* Where physical memory is mapped, for a struct page. */
static __always_inline __u64 address_of_page(__u64 page)
{
	return machine.page_offset + (frame_of_page(page) << PAGE_SHIFT);
}

/* The page frame that a last-level entry maps, or 0. An entry without access keeps its frame inverted. */
static __always_inline __u64 pte_frame(__u64 pte)
{
	if (pte & PTE_PRESENT)
		return (pte & machine.address_mask) >> PAGE_SHIFT;
	return pte & PTE_PROTNONE ? (~pte & machine.address_mask) >> PAGE_SHIFT : 0;
}

/* The page frame behind an address that lies in a 2 MiB page, or 0. */
static __always_inline __u64 huge_frame_at(__u64 pgd, __u64 address)
{
	__u64 table = pgd;
	__u64 entry;

	if (machine.top_shift == 48 && !(table = table_below(table, address, 48)))
		return 0;
	if (!(table = table_below(table, address, 39)))
		return 0;
	if (!(table = table_below(table, address, 30)))
		return 0;
	entry = load_word(table + ((address >> 21) & (PTES_PER_TABLE - 1)) * 8);
	if (!(entry & PTE_HUGE))
		return 0;
	return (pte_frame(entry) & ~(PTES_PER_TABLE - 1ULL)) + ((address >> PAGE_SHIFT) & (PTES_PER_TABLE - 1));
}

/* The swap entry that a page-table entry holds, as swp_entry_t; sense only where it is one. */
static __always_inline __u64 entry_of_pte(__u64 pte)
{
	return (pte >> 59) << SWP_TYPE_SHIFT | (~pte << 5) >> 14;
}

/* Whether a page-table entry is this swap entry: the type in bits 59-63, the offset inverted in bits 9-58. */
static __always_inline int pte_holds(__u64 pte, __u64 entry)
{
	if (!pte || (pte & (PTE_PRESENT | PTE_PROTNONE)))
		return 0;
	return pte >> 59 == entry >> SWP_TYPE_SHIFT &&
	       (~pte << 5) >> 14 == (entry & SWP_OFFSET_MASK);
}

#endif
