/* SPDX-License-Identifier: GPL-2.0 */
/* Finishing a record: how the folio was stored, why, by whom, and whether all its owners are known. */
#ifndef SWAPWHO_RECORD_BPF_H
#define SWAPWHO_RECORD_BPF_H

/* batch: NULL outside reclaim */
static __always_inline void close_record(struct cpu *cpu, struct record *record, const struct batch *batch,
					 __u8 stored)
{
	struct swap_out *out = &record->out;
	struct reclaimer *reclaimer = (struct reclaimer *)&out->reclaimer_pid;

	if (settings.counting) {
		count_record(cpu, record, batch, stored);
		cpu->unmap.folio = 0;
		return;
	}
	if (batch) {
		*reclaimer = batch->reclaimer;
		out->cause = batch->cause;
	} else {
		__u64 ids = bpf_get_current_pid_tgid();

		reclaimer->pid = ids >> 32;
		reclaimer->tid = ids;
		bpf_get_current_comm(reclaimer->command, COMMAND_LEN);
		reclaimer->limit_cgroup = 0;
		out->cause = CAUSE_OTHER;
	}
	out->type = EVENT_SWAP_OUT;
	out->stored = stored;
	out->time = bpf_ktime_get_ns();
	keep(cpu, record);
	/* The record of the next folio begins elsewhere. */
	cpu->unmap.folio = 0;
}

/* found: page-table entries that hold the folio's slots; none, where they have all gone since it was unmapped, is an answer too */
static __always_inline void account(struct swap_out *out, int references, __u32 found)
{
	out->references = references;
	if (references >= 0 && found == (__u32)references && !(out->flags & FLAG_CUT))
		out->flags |= FLAG_COMPLETE;
}

/* A file's page, whose slot is known only now. That nobody maps it is an answer. */
static __always_inline void account_shmem(struct cpu *cpu, struct record *record, __u64 entry, __u32 pages)
{
	struct swap_out *out = &record->out;

	out->entry = entry;
	if (pages != out->pages) { /* split by its file on the way: the record becomes that of its first piece */
		keep_folio(cpu);
		out->pages = pages;
		out->owner_count = 0;
		cpu->unmap.pages = 0;
		name_owners_before_split(cpu);
	}
	if (cpu->unmap.mapped >= 0 && cpu->unmap.mapped == cpu->unmap.mappings && !(out->flags & FLAG_CUT) &&
	    !told.missed) {
		cpu->unmap.mapped = cpu->unmap.pages; /* an entry of a page table may map 512 pages */
		out->flags |= FLAG_COMPLETE;
	}
	out->references = cpu->unmap.mapped;
	if (cpu->unmap.has_file && out->owner_count <= settings.max_owners) {
		*(struct file_page *)&record->owners[out->owner_count] = cpu->unmap.file;
		out->flags |= FLAG_FILE;
	}
}

#endif
