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
#include "symbols.bpf.h"
#include "state.bpf.h"
#include "maps.bpf.h"
#include "enter.bpf.h"
#include "load.bpf.h"
#include "compat.bpf.h"
#include "folio.bpf.h"
#include "notes.bpf.h"
#include "counts.bpf.h"
#include "books.bpf.h"
#include "arch/x86_64.bpf.h"
#include "pidns.bpf.h"
#include "slot.bpf.h"
#include "references.bpf.h"
#include "owner.bpf.h"
#include "pagetable.bpf.h"
#include "rmap.bpf.h"
#include "split.bpf.h"
#include "kept.bpf.h"
#include "record.bpf.h"
#include "settle.bpf.h"
#include "in_hand.bpf.h"
#include "batch.bpf.h"
#include "reclaim.bpf.h"
#include "waker.bpf.h"
#include "unmap.bpf.h"
#include "swapout.bpf.h"
#include "zswap.bpf.h"
#include "shmem.bpf.h"
#include "swapin.bpf.h"
#include "swapread.bpf.h"

char LICENSE[] SEC("license") = "GPL";

/* fc7566ad0a82 ("bpf: Introduce bpf_preempt_[disable,enable] kfuncs") (in v6.10) */
extern void bpf_preempt_disable(void) __ksym __weak;
extern void bpf_preempt_enable(void) __ksym __weak;

/*
 * A program whose arguments are the kernel function's, then its result. Where the kernel can
 * preempt it, it would skip it for other tasks on that CPU meanwhile: hence no preemption, but at
 * its very end, where one that was held off takes place.
 */
#define HOOK(section, name, what) \
	SEC(section) \
	int name(unsigned long long *ctx) \
	{ \
		if (settings.hold_cpu) \
			bpf_preempt_disable(); \
		what; \
		if (settings.hold_cpu) \
			bpf_preempt_enable(); \
		return 0; \
	}

/* The folio that goes to swap or comes back: the first argument, or the second where a swap_io_ctx is the first. */
#define SWAP_FOLIO ((void *)(bpf_core_type_exists(struct swap_io_ctx) ? ctx[1] : ctx[0]))

/* shrink_folio_list(folios, pgdat, sc, …) */
HOOK("fentry/shrink_folio_list", begin_reclaim, note_begin((struct scan_control *)ctx[2], (struct pglist_data *)ctx[1]))
HOOK("fexit/shrink_folio_list", end_reclaim, note_end())

/* mm_vmscan_wakeup_kswapd(node, zone, order, gfp) */
HOOK("tp_btf/mm_vmscan_wakeup_kswapd", kswapd_woken, note_waker(ctx[0]))

/* try_to_unmap_one(folio, vma, address, arg) */
HOOK("fentry/try_to_unmap_one", unmapping_one,
     note_unmap((void *)ctx[0], (struct vm_area_struct *)ctx[1], ctx[2]))

/* shmem_writeout(folio, …) */
HOOK("fentry/shmem_writeout", file_write, begin_file_write(SWAP_FOLIO))
HOOK("fexit/shmem_writeout", file_written, end_file_write(SWAP_FOLIO))

/* __swap_writepage(folio, …) */
HOOK("fentry/__swap_writepage", swap_write, note_write(SWAP_FOLIO))

/* bool zswap_store(folio); int __frontswap_store(page), 0 when zswap has taken it */
HOOK("fexit/zswap_store", zswap_stored, note_zswap_store((void *)ctx[0], ctx[1] & 1))
HOOK("fexit/__frontswap_store", frontswap_stored, note_zswap_store((void *)ctx[0], !(int)ctx[1]))

/* do_swap_page(vmf) */
HOOK("fentry/do_swap_page", fault_begins, begin_anon_fault((struct vm_fault *)ctx[0]))
HOOK("fexit/do_swap_page", fault_ends, end_fault(ctx[1]))

/* swap_read_folio(folio, …) */
HOOK("fentry/swap_read_folio", swap_read, begin_read(SWAP_FOLIO))
HOOK("fexit/swap_read_folio", swap_read_done, finish_read())

/* zswap_load(folio), whatever its result is called; int __frontswap_load(page), 0 when zswap had it */
HOOK("fexit/zswap_load", zswap_loaded, note_zswap_load(FOLIO_FLAG(folio_flags((void *)ctx[0]), PG_uptodate)))
HOOK("fexit/__frontswap_load", frontswap_loaded, note_zswap_load(!(int)ctx[1]))

/*
 * Only where the kernel can preempt a program. Each is attached before its principal, so
 * that it runs after it.
 */
HOOK("fexit/swap_read_folio", read_done_understudy, finish_read())
HOOK("fexit/zswap_load", zswap_loaded_understudy,
     note_zswap_load(FOLIO_FLAG(folio_flags((void *)ctx[0]), PG_uptodate)))

/* A probe: what it sees are registers. */
#define PROBE(section, name, what) \
	SEC(section) \
	int name(struct registers *ctx) \
	{ \
		what; \
		return 0; \
	}

/* SWAP_FOLIO of a probe. */
static __always_inline void *swap_folio_of(const volatile struct registers *ctx)
{
	unsigned long first = ctx->di; /* both, for a place in it that is reckoned is refused */
	unsigned long second = ctx->si;

	return as_type(folio, bpf_core_type_exists(struct swap_io_ctx) ? second : first);
}

/*
 * There, too: probes run with preemption off from before to after, and take the place of
 * the programs of like name: none is skipped for another task's sake.
 */
PROBE("kprobe.multi/shrink_folio_list", begin_reclaim_probe,
      note_begin(as_type(scan_control, ctx->dx), (struct pglist_data *)ctx->si))
PROBE("kretprobe.multi/shrink_folio_list", end_reclaim_probe, note_end())
PROBE("kprobe.multi/try_to_unmap_one", unmapping_one_probe,
      note_unmap(as_type(folio, ctx->di), as_type(vm_area_struct, ctx->si), ctx->dx))
PROBE("kprobe.multi/shmem_writeout", file_write_probe, begin_file_write(swap_folio_of(ctx)))
PROBE("kretprobe.multi/shmem_writeout", file_written_probe, end_file_write_in_hand())
PROBE("kprobe.multi/__swap_writepage", swap_write_probe, note_write(swap_folio_of(ctx)))
PROBE("kprobe.multi/zswap_store", zswap_store_probe, begin_zswap_store(as_type(folio, ctx->di)))
PROBE("kretprobe.multi/zswap_store", zswap_stored_probe, end_zswap_store(ctx->ax & 1))
PROBE("kretprobe.multi/do_swap_page", fault_ends_probe, end_fault(ctx->ax))
PROBE("kprobe.multi/do_swap_page", fault_begins_probe, begin_anon_fault(as_type(vm_fault, ctx->di)))
PROBE("kprobe.multi/swap_read_folio", swap_read_probe, begin_read(swap_folio_of(ctx)))

/* shmem_swapin_folio(inode, index, foliop, sgp, gfp, vma, …): more arguments than a trampoline takes on older kernels */
PROBE("kprobe/shmem_swapin_folio", file_fault_begins, begin_shmem_fault(ctx->si, ctx->dx, ctx->r9))
PROBE("kretprobe/shmem_swapin_folio", file_fault_ends, end_fault((int)ctx->ax ? VM_FAULT_ERROR : 0))
