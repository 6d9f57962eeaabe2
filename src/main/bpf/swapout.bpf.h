/* SPDX-License-Identifier: GPL-2.0 */
/* A folio is written: its record is finished. */
#ifndef SWAPWHO_SWAPOUT_BPF_H
#define SWAPWHO_SWAPOUT_BPF_H

/* No fresh record, or one that does not account for every reference. */
static __always_inline void begin_anew(struct cpu *cpu, struct swap_out *out, void *folio)
{
	__u64 flags = folio_flags(folio);

	out->kind = folio_kind(folio_mapping_bits(folio));
	out->owner_count = 0;
	out->flags = 0;
	out->entry = folio_swap_entry(folio);
	out->pages = folio_pages(folio, flags);
	cpu->scan.found = 0;
	if (out->kind == KIND_ANON)
		look_anew(cpu, out, (__u64)folio_mapping(folio), folio_index(folio));
}

static __always_inline void write_out(struct cpu *cpu, void *folio, __u8 stored)
{
	struct batch *batch = in_batch(cpu) ? &cpu->batch : NULL;
	struct record *record;
	int references;

	/* Another folio than the one unmapped last, whose record stands in the place of this one's. */
	if (cpu->unmap.folio != (__u64)folio)
		settle_last(cpu);
	record = next_record(cpu);
	if (!record)
		return;
	if (batch && settings.hold_cpu)
		batch->written = (__u64)folio;
	if (batch && cpu->unmap.folio == (__u64)folio && !settings.slow_road) {
		references = folio_references(cpu, record->out.entry, record->out.pages);
		/* The fast road's owners count only if they account for every reference. */
		if (cpu->unmap.pages == (__u32)references || record->out.kind != KIND_ANON) {
			finish(cpu, record, batch, stored, references, cpu->unmap.pages);
			return;
		}
	}
	begin_anew(cpu, &record->out, folio);
	if (!batch)
		cpu->memo.counts_type = 0; /* nothing keeps the area of the memo from having gone */
	references = folio_references(cpu, record->out.entry, record->out.pages);
	finish(cpu, record, batch, stored, references, cpu->scan.found);
	if (!batch)
		flush(cpu); /* no end of a batch will */
}

/* zswap has taken the folio: no device will see it now. */
static __always_inline void write_to_zswap(struct cpu *cpu, void *folio)
{
	struct record *record;

	if (!in_batch(cpu) || cpu->unmap.folio != (__u64)folio)
		return;
	cpu->batch.written = (__u64)folio;
	record = next_record(cpu);
	if (record)
		finish(cpu, record, &cpu->batch, STORED_ZSWAP,
		       folio_references(cpu, record->out.entry, record->out.pages), cpu->unmap.pages);
}

#endif
