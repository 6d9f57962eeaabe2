/* SPDX-License-Identifier: GPL-2.0 */
/* What user space decides before the program is loaded; the verifier prunes by it. */
#ifndef SWAPWHO_CONFIG_BPF_H
#define SWAPWHO_CONFIG_BPF_H

struct settings {
	__u32 cpus;           /* possible CPUs: the half the length of the map `cpus` */
	__u8 hold_cpu;        /* it can preempt a program, which can forbid it: the kfunc bpf_preempt_disable, and calls under it */
	__u8 slow_road;       /* find owners by reverse map and page table only */
	__u8 zswap;           /* zswap is on */
	__u8 counting;        /* swap-outs are counted, not told of one by one */
	__u32 pidns;          /* the tracer's pid namespace, by its inode; 0: the initial one */
	__u32 slots;          /* when counting: the length of the map `slots`, a power of two */
	__u32 kept;           /* so many entries of `kept_pages` drive none out */
	__u8 preemptible;     /* this kernel can preempt a program, and skips it for others meanwhile */
	__u8 may_miss;        /* it may skip the programs that see folios unmapped and written: it has no function probes */
	__u32 max_owners;     /* so many owners are named of a folio; more are cut, and the event says so */
};

const volatile struct settings settings = {};

/*
 * The program is compiled twice, for kernels with the kfunc bpf_rdonly_cast and for those
 * without: memory is read in hundreds of places, and for the verifier to take the other way out of
 * each of them was a fifth of what loading took.
 */
#ifndef RDONLY_CAST
#error "RDONLY_CAST: 0 or 1"
#endif

/*
 * Rounds of one loop. A longer one is two, the inner in a function of its own: the verifier
 * goes through every round of every loop, so 16 + 32 of them cost it a tenth of 512.
 */
#define STRIDE 32

#endif
