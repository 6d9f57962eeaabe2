/* SPDX-License-Identifier: GPL-2.0 */
/* The folio that a reclaimer has in hand goes with its batch, where that goes. */
#ifndef SWAPWHO_IN_HAND_BPF_H
#define SWAPWHO_IN_HAND_BPF_H

/* What a CPU has in hand for its batch. Of another CPU's, which may be changing: good only if the batch is claimed afterwards. */
static __always_inline void take_along(struct in_hand *in_hand, struct cpu *cpu)
{
	struct record *record = next_record(cpu);

	in_hand->unmap.folio = 0;
	if (!record || !cpu->unmap.folio)
		return;
	in_hand->unmap = cpu->unmap;
	in_hand->out = record->out;
	__builtin_memcpy(in_hand->owners, record->owners, sizeof(in_hand->owners));
	if (in_hand->out.owner_count > MAX_CARRIED || in_hand->unmap.open == OPEN_LARGE) {
		in_hand->unmap.open = OPEN_NONE;
		in_hand->out.owner_count = 0;
		in_hand->unmap.pages = 0;
		/* The owners of a file's page cannot be looked for anew. */
		if (in_hand->out.kind == KIND_SHMEM)
			in_hand->unmap.mapped = REFERENCES_UNKNOWN;
		else
			in_hand->unmap.taken = 1;
	}
}

static __always_inline void put_back(struct cpu *cpu)
{
	struct in_hand *in_hand = &cpu->batch.in_hand;
	struct record *record = next_record(cpu);

	if (!record || !in_hand->unmap.folio)
		return;
	cpu->unmap = in_hand->unmap;
	record->out = in_hand->out;
	__builtin_memcpy(record->owners, in_hand->owners, sizeof(in_hand->owners));
}

#endif
