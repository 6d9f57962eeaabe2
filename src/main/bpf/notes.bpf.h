/* SPDX-License-Identifier: GPL-2.0 */
/* When counting: who took the page of each slot, and when, for when it comes back. */
#ifndef SWAPWHO_NOTES_BPF_H
#define SWAPWHO_NOTES_BPF_H

/* Milliseconds of 2^20 ns, which come again after 52 days. */
#define TAKEN_AT(time) ((time) >> 20 << 32)
#define MARK_FACTOR 0x9E3779B97F4A7C15ULL

/* Mixes a thread into what tells takers apart in 32 bits, never 0. Java knows them by the rows. */
static __always_inline __u32 mark_of(__u64 before, __u32 pid, const char *command)
{
	const __u64 *words = (const __u64 *)command;
	__u64 sum = (words[0] * MARK_FACTOR ^ words[1]) * MARK_FACTOR;

	return ((sum ^ pid ^ before << 32) * MARK_FACTOR >> 32) | 1;
}

/* What is noted of the slots of a batch that has just begun. Whose waker it was is not known yet. */
static __always_inline void mark_batch(struct batch *batch)
{
	batch->waker_pid = 0;
	__builtin_memset(batch->waker_command, 0, COMMAND_LEN);
	batch->taken = TAKEN_AT(batch->begun) | mark_of(batch->cause, batch->reclaimer.pid, batch->reclaimer.command);
}

/* The same of a kswapd, which is as many takers as have woken it. */
static __always_inline void mark_waker(struct batch *batch, const struct woken *woken)
{
	batch->waker_pid = woken->pid;
	__builtin_memcpy(batch->waker_command, woken->command, COMMAND_LEN);
	batch->taken = TAKEN_AT(batch->begun) | mark_of(batch->taken, batch->waker_pid, batch->waker_command);
}

static __always_inline void note_slot(__u64 entry, __u64 taken)
{
	__u32 place = entry & (settings.slots - 1);
	struct slot_note *note = bpf_map_lookup_elem(&slots, &place);

	if (!note)
		return;
	*(volatile __u64 *)&note->entry = 0;
	*(volatile __u64 *)&note->taken = taken;
	*(volatile __u64 *)&note->entry = entry;
}

__noinline int note_slots(__u64 entry, __u64 taken, __u32 pages)
{
	if (settings.counting)
		for (__u32 i = 0; i < MAX_FOLIO_PAGES && i < pages; i++)
			note_slot(entry + i, taken);
	return 0;
}

/* What was noted of a slot, 0: nothing. To be asked while a page table holds the slot. */
static __always_inline __u64 taken_of_slot(__u64 entry)
{
	__u32 place = entry & (settings.slots - 1);
	struct slot_note *note;

	if (!settings.counting)
		return 0;
	note = bpf_map_lookup_elem(&slots, &place);
	return note && note->entry == entry ? note->taken : 0;
}

#endif
