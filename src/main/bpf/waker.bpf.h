/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Whose allocation woke kswapd. kswapd tells it on before its first batch, so that it stands before what that takes;
 * when counting, each batch keeps it for its sums.
 */
#ifndef SWAPWHO_WAKER_BPF_H
#define SWAPWHO_WAKER_BPF_H

static __always_inline void note_waker(__u32 node)
{
	struct waker *waker = bpf_map_lookup_elem(&wakers, &node);

	if (!waker)
		return;
	waker->woken.type = EVENT_WOKEN;
	waker->woken.time = bpf_ktime_get_ns();
	number_current(&waker->woken.pid, &waker->woken.tid);
	bpf_get_current_comm(waker->woken.command, COMMAND_LEN);
	waker->told = 0;
}

static __always_inline void tell_waker(struct cpu *cpu, struct pglist_data *pgdat)
{
	struct waker *waker;
	__u32 node = 0;

	if (cpu->batch.cause != CAUSE_KSWAPD)
		return;
	/* Farther from the beginning than a load instruction reaches. */
	bpf_probe_read_kernel(&node, sizeof(node), (void *)pgdat + bpf_core_field_offset(struct pglist_data, node_id));
	waker = bpf_map_lookup_elem(&wakers, &node);
	if (!waker || !waker->woken.type)
		return;
	if (settings.counting) {
		mark_waker(&cpu->batch, &waker->woken);
		return;
	}
	if (waker->told)
		return;
	waker->told = 1;
	waker->woken.kswapd = cpu->batch.reclaimer.tid;
	if (bpf_ringbuf_output(&ring, &waker->woken, sizeof(waker->woken), BPF_RB_NO_WAKEUP))
		waker->told = 0;
}

/* Any reclaimer goes on to its next folios. */
static __always_inline void note_begin(struct scan_control *sc, struct pglist_data *pgdat)
{
	struct cpu *cpu = enter();

	if (cpu) {
		begin_batch(cpu, sc);
		tell_waker(cpu, pgdat);
	}
	leave(cpu);
}

#endif
