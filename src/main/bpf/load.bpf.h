/* SPDX-License-Identifier: GPL-2.0 */
/* Reading kernel memory that is known by its address alone. */
#ifndef SWAPWHO_LOAD_BPF_H
#define SWAPWHO_LOAD_BPF_H

#if RDONLY_CAST
extern void *bpf_rdonly_cast(const void *obj, __u32 btf_id) __ksym;
#endif

/*
 * An aligned word of kernel memory, 0 where there is none. The cast makes it one
 * load instruction; a helper call takes some fifty.
 *
 * a35b9af4ec2c ("bpf: Add a kfunc for generic type cast") (in v6.2)
 */
static __always_inline __u64 load_word(__u64 address)
{
#if RDONLY_CAST
	struct rb_node *word = bpf_rdonly_cast((void *)address, bpf_core_type_id_kernel(struct rb_node));

	return word->__rb_parent_color;
#else
	__u64 value = 0;

	bpf_probe_read_kernel(&value, sizeof(value), (void *)address);
	return value;
#endif
}

/* A structure that is known by its address alone, for its fields of any size. */
#if RDONLY_CAST
#define as_type(type, address) \
	((struct type *)bpf_rdonly_cast((void *)(address), bpf_core_type_id_kernel(struct type)))
#else
#define as_type(type, address) ((struct type *)(address))
#endif

/* A field of a structure that is known by its address alone. */
#define load_field(type, field, address) \
	load_word((__u64)(address) + bpf_core_field_offset(struct type, field))

/* Four aligned bytes. */
static __always_inline __u32 load_half(__u64 address)
{
	return load_word(address & ~7ULL) >> (address & 4 ? 32 : 0);
}

static __always_inline __u8 load_byte(__u64 address)
{
	return load_word(address & ~7ULL) >> (address & 7) * 8;
}

#define load_half_field(type, field, address) \
	load_half((__u64)(address) + bpf_core_field_offset(struct type, field))

/*
 * A word that the verifier may take for a pointer, as the number it is: the
 * difference to a null pointer. Costs two moves and a subtraction.
 *
 * f2362a57aeff ("bpf: allow void* cast using bpf_rdonly_cast()") (in v6.17)
 */
static __always_inline __u64 as_number(__u64 word)
{
#if RDONLY_CAST
	void *pointer = bpf_rdonly_cast((void *)word, bpf_core_type_id_kernel(struct rb_node));
	void *null = bpf_rdonly_cast((void *)0, bpf_core_type_id_kernel(struct rb_node));

	asm volatile("%0 -= %1" : "+r"(pointer) : "r"(null));
	return (__u64)pointer;
#else
	return word;
#endif
}

#endif
