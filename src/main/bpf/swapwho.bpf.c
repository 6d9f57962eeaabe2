// SPDX-License-Identifier: GPL-2.0
/*
 * Every hook of swapwho: the table of contents. Names that differ between kernels
 * are set at load time (swapwho.bpf.Hooks). The numbered walk of one page is in
 * docs/architecture.md.
 */
#include <linux/bpf.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#include "event.h"
#include "kernel.h"
#include "config.bpf.h"
#include "state.bpf.h"
#include "maps.bpf.h"
#include "enter.bpf.h"
#include "books.bpf.h"
#include "load.bpf.h"
#include "compat.bpf.h"
#include "folio.bpf.h"
#include "arch/x86_64.bpf.h"
#include "slot.bpf.h"
#include "references.bpf.h"
#include "owner.bpf.h"
#include "pagetable.bpf.h"
#include "rmap.bpf.h"
#include "record.bpf.h"
#include "reclaim.bpf.h"
#include "unmap.bpf.h"
#include "swapout.bpf.h"
#include "understudy.bpf.h"

char LICENSE[] SEC("license") = "GPL";

/* shrink_folio_list(folios, pgdat, sc, …) */
SEC("fentry/shrink_folio_list")
int begin_reclaim(unsigned long long *ctx)
{
	struct cpu *cpu = enter();

	if (cpu)
		begin_batch(cpu, (struct scan_control *)ctx[2]);
	leave(cpu);
	return 0;
}

SEC("fexit/shrink_folio_list")
int end_reclaim(unsigned long long *ctx)
{
	struct cpu *cpu = enter();

	if (cpu)
		end_batch(cpu);
	leave(cpu);
	return 0;
}

/* try_to_unmap_one(folio, vma, address, arg) */
SEC("fexit/try_to_unmap_one")
int unmapped_one(unsigned long long *ctx)
{
	note_unmap((void *)ctx[0], (struct vm_area_struct *)ctx[1], ctx[2]);
	return 0;
}

/* The next three only where the kernel can preempt a program; this one is attached before begin_reclaim, so that it runs after it. */
SEC("fentry/shrink_folio_list")
int begin_reclaim_understudy(unsigned long long *ctx)
{
	struct cpu *cpu = enter();

	if (cpu && !in_batch(cpu))
		begin_batch(cpu, (struct scan_control *)ctx[2]);
	leave(cpu);
	return 0;
}

/* folio_dup_swap(folio, page): the page is NULL when shmem takes slots for a whole folio */
SEC("fentry/folio_dup_swap")
int slot_taken(unsigned long long *ctx)
{
	if (ctx[1])
		note_taken((void *)ctx[0]);
	return 0;
}

SEC("tp_btf/mm_vmscan_write_folio")
int folio_written(unsigned long long *ctx)
{
	note_written((void *)ctx[0]);
	return 0;
}

/* __swap_writepage(folio, …), or (ctx, folio) where a swap_io_ctx exists */
#define WRITTEN_FOLIO(ctx) ((void *)(bpf_core_type_exists(struct swap_io_ctx) ? (ctx)[1] : (ctx)[0]))

SEC("fentry/__swap_writepage")
int swap_write(unsigned long long *ctx)
{
	struct cpu *cpu = enter();

	if (cpu)
		write_out(cpu, WRITTEN_FOLIO(ctx), STORED_DEVICE);
	else
		count_lost(1, 1);
	leave(cpu);
	return 0;
}

/* bool zswap_store(folio) */
SEC("fexit/zswap_store")
int zswap_stored(unsigned long long *ctx)
{
	struct cpu *cpu;

	if (!(ctx[1] & 1))
		return 0;
	cpu = enter();
	if (cpu)
		write_to_zswap(cpu, (void *)ctx[0]);
	leave(cpu);
	return 0;
}

/* int __frontswap_store(page): 0 when zswap has taken it */
SEC("fexit/__frontswap_store")
int frontswap_stored(unsigned long long *ctx)
{
	struct cpu *cpu;

	if ((int)ctx[1])
		return 0;
	cpu = enter();
	if (cpu)
		write_to_zswap(cpu, (void *)ctx[0]);
	leave(cpu);
	return 0;
}
