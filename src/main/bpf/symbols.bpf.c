// SPDX-License-Identifier: GPL-2.0
/* A program that is run once, before the others are loaded: where are the kernel's variables? */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "symbols.h"

char LICENSE[] SEC("license") = "GPL";

struct symbols found = {};

/* d6aef08a872b ("bpf: Add bpf_kallsyms_lookup_name helper") (in v5.16); sets the address to 0 where it fails */
#define FIND(name) \
	({ \
		static const char text[] = #name; \
		__u64 address = 0; \
		bpf_kallsyms_lookup_name(text, sizeof(text), 0, &address); \
		found.name = address; \
	})

SEC("syscall")
int find_symbols(void *ctx)
{
	FIND(page_offset_base);
	FIND(pgdir_shift);
	FIND(init_top_pgt);
	FIND(vmemmap_base);
	FIND(sme_me_mask);
	FIND(swap_info);
	FIND(nr_swapfiles);
	return 0;
}
