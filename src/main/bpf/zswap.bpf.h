/* SPDX-License-Identifier: GPL-2.0 */
/* zswap is asked to take a folio: it does, or the folio goes to its device next. */
#ifndef SWAPWHO_ZSWAP_BPF_H
#define SWAPWHO_ZSWAP_BPF_H

/* A page that was read ahead and was not taken by zswap goes to the device next. */
static __always_inline void note_refused(struct cpu *cpu, void *folio)
{
	if (in_batch(cpu) && is_bare(cpu, folio))
		cpu->batch.refused = (__u64)folio;
}

/* taken: zswap keeps the folio, and no device will see it now; otherwise it goes there next */
static __always_inline void note_zswap_store(void *folio, int taken)
{
	struct cpu *cpu = enter();

	if (taken && cpu)
		write_out(cpu, folio, STORED_ZSWAP);
	else if (taken)
		count_lost(1, 1);
	else if (cpu)
		note_refused(cpu, folio);
	leave(cpu);
}

/*
 * The same by two probes, of which the second sees the result alone. Shared memory is stored in a batch of its own, if in no
 * other, and so is a page of a batch whose beginning was skipped.
 */
static __always_inline void begin_zswap_store(void *folio)
{
	struct cpu *cpu = enter();

	if (cpu) {
		if (!in_batch(cpu)) {
			begin_batch(cpu, NULL);
			cpu->batch.outside = OUTSIDE_STORE;
		}
		cpu->batch.storing = (__u64)folio;
	}
	leave(cpu);
}

static __always_inline void end_zswap_store(int taken)
{
	struct cpu *cpu = enter();
	__u64 folio = 0;

	if (cpu && in_batch(cpu)) {
		folio = cpu->batch.storing;
		cpu->batch.storing = 0;
	}
	if (taken && folio)
		write_out(cpu, as_type(folio, folio), STORED_ZSWAP);
	else if (taken)
		count_lost(1, 1);
	else if (folio)
		note_refused(cpu, as_type(folio, folio));
	if (cpu && folio && cpu->batch.outside == OUTSIDE_STORE)
		end_batch(cpu);
	leave(cpu);
}

#endif
