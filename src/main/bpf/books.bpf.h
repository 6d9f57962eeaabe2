/* SPDX-License-Identifier: GPL-2.0 */
/* Finished records on their way to the reader; what never reaches it is counted. */
#ifndef SWAPWHO_BOOKS_BPF_H
#define SWAPWHO_BOOKS_BPF_H

/* Read by Java through the mapped .bss. */
struct books {
	__u64 lost_events; /* the ring had no room */
	__u64 lost_pages;
};

struct books books = {};

_Static_assert(sizeof(struct file_page) == sizeof(struct owner), "a file stands in the place of an owner");

static __always_inline void count_lost(__u32 events, __u32 pages)
{
	__sync_fetch_and_add(&books.lost_events, events);
	__sync_fetch_and_add(&books.lost_pages, pages);
}

/*
 * Sends what has gathered: one piece of the ring for a whole batch, which is most of what sending costs. A function of
 * its own, for an instruction costs the verifier some 40,000 of its own (7.3), and once more in each program that has it.
 */
__noinline int flush_buffer(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	__u32 bytes, room = BUFFER_BYTES + RECORD_BYTES(settings.max_owners);

	if (!cpu || !cpu->buffered)
		return 0;
	bytes = cpu->buffered;
	if (bytes > room)
		bytes = room;
	if (bpf_ringbuf_output(&ring, cpu->buffer, bytes, BPF_RB_NO_WAKEUP))
		count_lost(cpu->buffered_events, cpu->buffered_pages);
	cpu->buffered = 0;
	cpu->buffered_events = 0;
	cpu->buffered_pages = 0;
	return 0;
}

static __always_inline void flush(struct cpu *cpu)
{
	if (settings.counting)
		end_run(cpu->id);
	else
		flush_buffer(cpu->id);
}

/* The record behind the buffered ones is finished. */
static __always_inline void keep(struct cpu *cpu, const struct record *record)
{
	__u32 items = record->out.owner_count + (record->out.flags & FLAG_FILE ? 1 : 0); /* a file has an owner's size */
	__u32 bytes = cpu->buffered + sizeof(struct swap_out) + items * sizeof(struct owner);

	cpu->buffered = bytes;
	cpu->buffered_events++;
	cpu->buffered_pages += record->out.pages;
	if (bytes > BUFFER_BYTES)
		flush(cpu);
}

#endif
