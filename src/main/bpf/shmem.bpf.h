/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages of tmpfs, memfd, System V and shared anonymous memory. Their page-table
 * entries are cleared and hold no slot, so who has the page mapped is looked up just
 * before the kernel unmaps it; the file is asked for when it is written.
 */
#ifndef SWAPWHO_SHMEM_BPF_H
#define SWAPWHO_SHMEM_BPF_H

static __always_inline void begin_shmem(struct cpu *cpu, void *folio, __u64 flags, int mapped)
{
	begin_record(cpu, folio, flags, KIND_SHMEM);
	cpu->unmap.dirty = 1;
	cpu->unmap.mapped = mapped;
	cpu->unmap.mappings = 0;
}

static __always_inline void begin_mapped(struct cpu *cpu, void *folio, __u64 flags)
{
	begin_shmem(cpu, folio, flags, FOLIO_FLAG(flags, PG_head) ? large_mapcount(folio) : folio_mapcount(folio));
	forget_page(cpu->id);
}

/* The part of the folio in unmap.search: which of its pages does the area's process map? */
static __always_inline void note_mapped_part(struct cpu *cpu, struct record *record, struct vm_area_struct *vma)
{
	__u64 frame = frame_of_page(cpu->unmap.folio) + cpu->unmap.search.index;
	__u32 found;

	identify_again(cpu, &cpu->candidate, vma->vm_mm);
	cpu->scan.frame = frame;
	found = search_entries(cpu, 0);
	cpu->scan.frame = 0;
	cpu->unmap.pages += found;
	if (record->out.pages > 1 && found &&
	    huge_frame_at(load_field(mm_struct, pgd, cpu->unmap.search.mm), cpu->unmap.search.address) == frame)
		found = 1;
	cpu->unmap.mappings += found;
}

/* An area of the page's file: does it map the page? */
static __always_inline void note_mapping(void *folio, struct vm_area_struct *vma, __u64 flags)
{
	struct record *record;
	struct cpu *cpu;

	if (folio_mapping_bits(folio)) /* anonymous, and on no way to swap */
		return;
	cpu = enter();
	if (!cpu)
		told.missed = 1;
	if (cpu && in_batch(cpu)) {
		if (cpu->unmap.folio != (__u64)folio)
			begin_mapped(cpu, folio, flags);
		record = next_record(cpu);
		if (record && find_overlap(cpu, &record->out, vma, vma->vm_pgoff))
			note_mapped_part(cpu, record, vma);
	}
	leave(cpu);
}

/* try_to_unmap_one() is about to visit a candidate. Pages of other files than shmem's concern nobody here. */
static __always_inline void note_unmap(void *folio, struct vm_area_struct *vma, __u64 address)
{
	__u64 flags = folio_flags(folio);

	if (!FOLIO_FLAG(flags, PG_swapbacked))
		return;
	if (FOLIO_FLAG(flags, PG_swapcache))
		note_anon(folio, vma, address, flags);
	else
		note_mapping(folio, vma, flags);
}

/* The last part of the file's path, by one of its names. */
static __always_inline void note_name(struct file_page *file, struct inode *inode)
{
	volatile __u64 *place = (volatile __u64 *)file->name;
	__u64 alias;

	*place = (__u64)inode->i_dentry.first;
	alias = *place;
	__builtin_memset(file->name, 0, FILE_NAME_LEN);
	if (alias)
		bpf_probe_read_kernel_str(file->name, FILE_NAME_LEN,
					  (void *)load_field(dentry, d_name.name, dentry_of_alias(alias)));
}

/* The bit of a super block's flags that include/linux/fs.h sets for kern_mount(). */
#define SB_KERNMOUNT 22

static __always_inline void note_file(struct cpu *cpu, void *folio)
{
	struct inode *inode = ((struct address_space *)folio_mapping(folio))->host;
	struct file_page *file = &cpu->unmap.file;

	file->inode = inode->i_ino;
	file->index = folio_index(folio);
	file->device = inode->i_sb->s_dev;
	file->internal = inode->i_sb->s_flags >> SB_KERNMOUNT & 1;
	note_name(file, inode);
	cpu->unmap.has_file = 1;
}

/* The record in hand, unless it is that of the large folio that this page was the first of, or of another. */
static __always_inline void begin_piece(struct cpu *cpu, void *folio)
{
	__u64 flags = folio_flags(folio);
	struct record *record = next_record(cpu);

	if (cpu->unmap.folio == (__u64)folio) {
		if (!record || record->out.pages == folio_pages(folio, flags))
			return;
		settle_last(cpu);
	}
	/* That nobody maps it is known only if its unmapping cannot have been missed. */
	begin_shmem(cpu, folio, flags, settings.may_miss ? REFERENCES_UNKNOWN : 0);
	if (!recall_page(cpu->id) && !name_owners_before_split(cpu) && recall_folio(cpu->id))
		name_owners_before_split(cpu);
}

/* Its own write function has been called; it has not been taken out of its file yet. */
static __always_inline void begin_file_write(void *folio)
{
	struct cpu *cpu = enter();

	if (cpu) {
		if (!in_batch(cpu)) {
			begin_batch(cpu, NULL);
			cpu->batch.outside = OUTSIDE_FILE;
		}
		begin_piece(cpu, folio);
		if (!cpu->unmap.has_file)
			note_file(cpu, folio);
	}
	leave(cpu);
}

/*
 * A page of zeroes is not written anywhere, so nobody else has seen it go. Where zswap is on and
 * programs are skipped, nobody may have seen it take the page: it is in the swap cache still, so it has gone.
 */
static __always_inline void end_file_write_at(struct cpu *cpu, void *folio)
{
	if (folio && cpu->unmap.folio == (__u64)folio && FOLIO_FLAG(folio_flags(folio), PG_swapcache)) {
		int zero = slot_is_zero(folio_swap_entry(folio));

		if (zero || (settings.preemptible && settings.zswap))
			write_out(cpu, folio, zero ? STORED_ZERO : STORED_UNKNOWN);
	}
	if (cpu->batch.outside == OUTSIDE_FILE)
		end_batch(cpu);
}

static __always_inline void end_file_write(void *folio)
{
	struct cpu *cpu = enter();

	if (cpu && in_batch(cpu))
		end_file_write_at(cpu, folio);
	leave(cpu);
}

/* Where only the result is seen: of the page in hand. */
static __always_inline void end_file_write_in_hand(void)
{
	struct cpu *cpu = enter();

	if (cpu && in_batch(cpu))
		end_file_write_at(cpu, as_type(folio, cpu->unmap.folio));
	leave(cpu);
}

#endif
