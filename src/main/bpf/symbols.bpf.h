/* SPDX-License-Identifier: GPL-2.0 */
/* Where the kernel's variables are: SYMBOL(name) is an address, or 0. */
#ifndef SWAPWHO_SYMBOLS_BPF_H
#define SWAPWHO_SYMBOLS_BPF_H

#include "symbols.h"

#if RDONLY_CAST
/* Asked of the kernel by symbols.bpf.c and set at load. */
const volatile struct symbols symbols SEC(".rodata.symbols") = {};

#define SYMBOL(name) symbols.name
#else
/* An older kernel lets no program ask. Then libbpf reads all of /proc/kallsyms, 150,000 lines. */
extern const void page_offset_base __ksym __weak;
extern const void pgdir_shift __ksym __weak;
extern const void init_top_pgt __ksym __weak;
extern const void vmemmap_base __ksym __weak;
extern const void sme_me_mask __ksym __weak;
extern const void swap_info __ksym __weak;
extern const void nr_swapfiles __ksym __weak;

#define SYMBOL(name) ((__u64)&name)
#endif

#endif
