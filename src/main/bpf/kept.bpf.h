/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reclaim may unmap a page of a file and keep it: somebody held one reference more, or the reclaimer may not
 * enter a file system. A later pass writes it, and nobody maps it then; its owners are those of the first pass.
 */
#ifndef SWAPWHO_KEPT_BPF_H
#define SWAPWHO_KEPT_BPF_H

/* The largest folio that a page table can map whole, and so the part of a file that one entry of kept_folios is about. */
#define FOLIO_PAGES_OF_FILE 512ULL

struct kept_books {
	__u64 pages; /* in the map kept_pages, or driven out of it */
	__u64 large; /* in the map kept_folios, or driven out of it */
};

struct kept_books kept_books SEC(".bss.kept") = {};

static __always_inline void key_of_page(struct page_key *key, __u64 mapping, __u64 index)
{
	__u64 inode = load_field(address_space, host, mapping);

	key->inode = load_field(inode, i_ino, inode);
	key->index = index;
	key->device = load_half_field(super_block, s_dev, load_field(inode, i_sb, inode));
	key->unused = 0;
}

/* The page in hand was unmapped, and is still in its file. */
__noinline int keep_page(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct page_key key;

	if (!record)
		return 0;
	cpu->kept.folio = cpu->unmap.folio;
	cpu->kept.mapped = cpu->unmap.mapped;
	cpu->kept.mappings = record->out.owner_count > MAX_CARRIED ? REFERENCES_UNKNOWN - 1 : cpu->unmap.mappings;
	cpu->kept.pages = cpu->unmap.pages;
	cpu->kept.owner_count = record->out.owner_count > MAX_CARRIED ? MAX_CARRIED : record->out.owner_count;
	__builtin_memcpy(cpu->kept.owners, record->owners, sizeof(cpu->kept.owners));
	key_of_page(&key, cpu->unmap.mapping, cpu->unmap.index);
	if (!bpf_map_update_elem(&kept_pages, &key, &cpu->kept, BPF_ANY))
		__sync_fetch_and_add(&kept_books.pages, 1);
	return 0;
}

static __always_inline void key_of_folio(struct page_key *key, const struct cpu *cpu)
{
	key_of_page(key, cpu->unmap.mapping, cpu->unmap.index & -FOLIO_PAGES_OF_FILE);
}

/* The folio in hand was unmapped, and is still in its file, whole or in pieces. */
static __always_inline void keep_folio(struct cpu *cpu)
{
	__u32 place = keep_split(cpu->id);
	struct page_key key;

	key_of_folio(&key, cpu);
	bpf_map_update_elem(&kept_folios, &key, &cpu->splits[place % MAX_SPLITS], BPF_ANY);
	__sync_fetch_and_add(&kept_books.large, 1);
}

/* The owner at this place of a folio that was kept in an earlier batch. */
__noinline int recall_owner(__u32 id, __u32 place, __u32 i)
{
	struct cpu *cpu = cpu_at(id);
	struct page_key key;
	struct split *kept;

	if (!cpu || i >= SPLIT_OWNERS)
		return 0;
	key_of_folio(&key, cpu);
	kept = bpf_map_lookup_elem(&kept_folios, &key);
	if (kept)
		cpu->splits[place % MAX_SPLITS].owners[i] = kept->owners[i];
	return 0;
}

/* The page in hand is of no folio of this batch. 1: it is of one of an earlier batch, which stands among those of this one now. */
__noinline int recall_folio(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct page_key key;
	struct split *kept, *split;
	__u64 page, batch;
	__u32 place;

	if (!cpu || !kept_books.large)
		return 0;
	key_of_folio(&key, cpu);
	kept = bpf_map_lookup_elem(&kept_folios, &key);
	if (!kept || kept->mapping != cpu->unmap.mapping)
		return 0;
	batch = kept->batch;
	page = cpu->unmap.index - kept->index;
	/* The same place in the file may have another page by now. */
	if (page >= kept->pages || frame_of_page(cpu->unmap.folio) != kept->frame + page)
		return 0;
	place = take_place(cpu);
	split = &cpu->splits[place];
	split->mapping = kept->mapping;
	split->index = kept->index;
	split->pages = kept->pages;
	split->complete = kept->complete;
	split->owner_count = kept->owner_count;
	for (__u32 i = 0; i < SPLIT_OWNERS && i < split->owner_count; i++)
		recall_owner(id, place, i);
	/* Another CPU may have kept another folio there meanwhile. */
	kept = bpf_map_lookup_elem(&kept_folios, &key);
	if (!kept || kept->batch != batch)
		split->batch = 0;
	return kept && kept->batch == batch;
}

static __always_inline void forget_key(struct page_key *key)
{
	if (!bpf_map_delete_elem(&kept_pages, key))
		__sync_fetch_and_add(&kept_books.pages, -1);
}

/* Somebody has mapped it again: what was known of it is old. */
__noinline int forget_page(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct page_key key;

	if (!cpu)
		return 0;
	if (kept_books.pages) {
		key_of_page(&key, cpu->unmap.mapping, cpu->unmap.index);
		forget_key(&key);
	}
	if (kept_books.large) {
		key_of_folio(&key, cpu);
		bpf_map_delete_elem(&kept_folios, &key);
	}
	return 0;
}

/*
 * A page without entry in the map may have had one, or there is one of another folio in its place: that matters only if its file
 * is mapped still, for else nobody loses it now.
 */
static __always_inline int is_forgotten(__u64 mapping, int replaced)
{
	return (replaced || kept_books.large || kept_books.pages > settings.kept) &&
	       load_field(address_space, i_mmap.rb_root.rb_node, mapping);
}

/* The page in hand is written, and nobody maps it: 1 if its owners are those of an earlier pass. */
__noinline int recall_page(__u32 id)
{
	struct cpu *cpu = cpu_at(id);
	struct record *record = cpu ? next_record(cpu) : NULL;
	struct kept_page *kept;
	struct page_key key;

	if (!record || !(kept_books.pages || kept_books.large))
		return 0;
	key_of_page(&key, cpu->unmap.mapping, cpu->unmap.index);
	kept = bpf_map_lookup_elem(&kept_pages, &key);
	if (!kept || kept->folio != cpu->unmap.folio) {
		if (is_forgotten(cpu->unmap.mapping, !!kept))
			cpu->unmap.mapped = REFERENCES_UNKNOWN;
		return 0;
	}
	cpu->unmap.mapped = kept->mapped;
	cpu->unmap.mappings = kept->mappings;
	cpu->unmap.pages = kept->pages;
	record->out.owner_count = kept->owner_count > MAX_CARRIED ? MAX_CARRIED : kept->owner_count;
	__builtin_memcpy(record->owners, kept->owners, sizeof(kept->owners));
	forget_key(&key);
	return 1;
}

#endif
