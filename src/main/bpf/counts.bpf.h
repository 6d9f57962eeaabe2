/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counting: sums instead of a record for each folio. Every folio is entered in its CPU's
 * tally, which cannot overflow. Whose pages they were is summed up in a run for as long as
 * owner, taker and way stay the same, and then in a row of a hash. Rows stand in one of two
 * maps by turns: Java empties the one that is not in use.
 */
#ifndef SWAPWHO_COUNTS_BPF_H
#define SWAPWHO_COUNTS_BPF_H

#define ADD_ROW(map, key, fresh) \
	({ \
		struct count *row = bpf_map_lookup_elem(map, key); \
		if (!row) { \
			bpf_map_update_elem(map, key, fresh, BPF_NOEXIST); \
			row = bpf_map_lookup_elem(map, key); \
		} \
		row; \
	})

/* Enters the sums of the run; what finds no room for a row of its own is entered among the others. */
__noinline int end_run(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct count *row;

	if (!cpu || !settings.counting || !cpu->run.pages)
		return 0;
	if (told.turn & 1)
		row = ADD_ROW(&counts_odd, &cpu->run.key, &cpu->run.fresh);
	else
		row = ADD_ROW(&counts_even, &cpu->run.key, &cpu->run.fresh);
	if (row) {
		__sync_fetch_and_add(&row->pages, cpu->run.pages);
		__sync_fetch_and_add(&row->folio_pages, cpu->run.folio_pages);
		__sync_fetch_and_add(&row->huge, cpu->run.huge);
	} else {
		cpu->tally.others += cpu->run.pages;
	}
	cpu->run.pages = 0;
	return 0;
}

/* batch: NULL outside reclaim */
static __always_inline void begin_run(struct cpu *cpu, const struct owner *owner, __u32 way, const struct batch *batch)
{
	struct count_key *key = &cpu->run.key;

	end_run(cpu->id);
	key->start_time = owner->start_time;
	key->cgroup = owner->cgroup;
	key->pid = owner->pid;
	key->way = way;
	if (batch) {
		key->taker_pid = batch->reclaimer.pid;
		key->taker_mark = batch->taken;
		__builtin_memcpy(key->taker_command, batch->reclaimer.command, COMMAND_LEN);
		cpu->run.fresh.waker_pid = batch->waker_pid;
		__builtin_memcpy(cpu->run.fresh.waker_command, batch->waker_command, COMMAND_LEN);
	} else {
		key->taker_pid = bpf_get_current_pid_tgid() >> 32;
		key->taker_mark = 0;
		bpf_get_current_comm(key->taker_command, COMMAND_LEN);
		cpu->run.fresh.waker_pid = 0;
		__builtin_memset(cpu->run.fresh.waker_command, 0, COMMAND_LEN);
	}
	__builtin_memcpy(cpu->run.fresh.command, owner->command, COMMAND_LEN);
	cpu->run.fresh.container_pid = owner->container_pid;
	cpu->run.folio_pages = 0;
	cpu->run.huge = 0;
}

/* pages: of the whole folio, 0 if it has been counted for another owner */
static __always_inline void count_owner(struct cpu *cpu, const struct owner *owner, __u32 way, __u32 pages,
					const struct batch *batch)
{
	const struct count_key *key = &cpu->run.key;

	if (!cpu->run.pages || key->way != way || key->pid != owner->pid || key->start_time != owner->start_time ||
	    key->cgroup != owner->cgroup)
		begin_run(cpu, owner, way, batch);
	cpu->run.pages += owner->pages;
	cpu->run.folio_pages += pages;
	if (pages == MAX_FOLIO_PAGES)
		cpu->run.huge++;
}

/* One of several owners. */
__noinline int count_owner_at(__u32 id, __u32 index, __u32 way, __u32 in_batch)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;

	if (!record || index >= settings.max_owners || !settings.counting)
		return 0;
	count_owner(cpu, &record->owners[index], way, index ? 0 : record->out.pages, in_batch ? &cpu->batch : NULL);
	return 0;
}

__noinline int count_owners(__u32 id, __u32 way, __u32 in_batch)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;

	if (!record || !settings.counting)
		return 0;
	for (__u32 i = 0; i < settings.max_owners && i < record->out.owner_count; i++)
		count_owner_at(id, i, way, in_batch);
	return 0;
}

/* A finished record is entered and forgotten. */
static __always_inline void count_record(struct cpu *cpu, const struct record *record, const struct batch *batch,
					 __u8 stored)
{
	const struct swap_out *out = &record->out;
	__u64 taken = batch ? batch->taken : TAKEN_AT(bpf_ktime_get_ns());
	__u32 cause = batch ? batch->cause : CAUSE_OTHER;
	__u32 cell = (cause * KIND_COUNT + out->kind) * STORED_COUNT + stored;

	if (cell < TALLY_CELLS)
		cpu->tally.pages[cell] += out->pages;
	cpu->tally.folios++;
	if (!(out->flags & FLAG_COMPLETE))
		cpu->tally.incomplete++;
	if (out->pages == MAX_FOLIO_PAGES && stored == STORED_DEVICE)
		cpu->tally.huge++;
	if (stored == STORED_CACHED)
		taken = 0; /* it has not gone anywhere */
	else if (!out->owner_count)
		taken &= ~0xffffffffULL; /* nobody lost it */
	if (out->pages == 1)
		note_slot(out->entry, taken);
	else
		note_slots(out->entry, taken, out->pages);
	if (!batch)
		end_run(cpu->id); /* that of another taker */
	if (out->owner_count == 1)
		count_owner(cpu, &record->owners[0], WAY(cause, out->kind, stored), out->pages, batch);
	else
		count_owners(cpu->id, WAY(cause, out->kind, stored), batch ? 1 : 0);
	if (!batch)
		end_run(cpu->id);
}

#endif
