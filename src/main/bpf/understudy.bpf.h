/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the kernel preempts a program it skips the same one for other tasks on that CPU
 * until the first goes on. What happens at a function's end no probe sees with its arguments,
 * so the programs there are two each, and the second finds nothing left to do where
 * the first was not skipped.
 */
#ifndef SWAPWHO_UNDERSTUDY_BPF_H
#define SWAPWHO_UNDERSTUDY_BPF_H

static __always_inline void note_missed_zswap_store(void *folio, int taken)
{
	struct cpu *cpu;

	if (!taken)
		return;
	cpu = enter();
	if (cpu && in_batch(cpu) && cpu->batch.written != (__u64)folio)
		write_out(cpu, folio, STORED_ZSWAP);
	leave(cpu);
}

#endif
