// SPDX-License-Identifier: Apache-2.0
/*
 * Not a load: lists what BPF the kernel holds, a line each: `program ID NAME`,
 * `map ID NAME`, `link ID`. What a tracer leaves behind would be in it.
 */
#include <linux/bpf.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int bpf(enum bpf_cmd command, union bpf_attr *attributes)
{
	return syscall(SYS_bpf, command, attributes, sizeof(*attributes));
}

/* The object's name, empty when it has gone meanwhile. */
static void read_name(enum bpf_cmd by_id, unsigned int id, void *info, unsigned int size)
{
	union bpf_attr attributes;
	int object;

	memset(&attributes, 0, sizeof(attributes));
	attributes.prog_id = id; /* map_id and link_id are the same word */
	object = bpf(by_id, &attributes);
	if (object < 0)
		return;
	memset(&attributes, 0, sizeof(attributes));
	attributes.info.bpf_fd = object;
	attributes.info.info_len = size;
	attributes.info.info = (unsigned long)info;
	bpf(BPF_OBJ_GET_INFO_BY_FD, &attributes);
	close(object);
}

/* Moves id on to the next object's; 0 after the last. */
static int next(enum bpf_cmd command, unsigned int *id)
{
	union bpf_attr attributes;

	memset(&attributes, 0, sizeof(attributes));
	attributes.start_id = *id;
	if (bpf(command, &attributes))
		return 0;
	*id = attributes.next_id;
	return 1;
}

int main(void)
{
	unsigned int id;

	for (id = 0; next(BPF_PROG_GET_NEXT_ID, &id);) {
		struct bpf_prog_info info = { 0 };

		read_name(BPF_PROG_GET_FD_BY_ID, id, &info, sizeof(info));
		printf("program %u %s\n", id, info.name);
	}
	for (id = 0; next(BPF_MAP_GET_NEXT_ID, &id);) {
		struct bpf_map_info info = { 0 };

		read_name(BPF_MAP_GET_FD_BY_ID, id, &info, sizeof(info));
		printf("map %u %s\n", id, info.name);
	}
	for (id = 0; next(BPF_LINK_GET_NEXT_ID, &id);)
		printf("link %u\n", id);
	return 0;
}
