/* SPDX-License-Identifier: GPL-2.0 */
/* What swapwho reads of files: a part of kernel.h. */
#ifndef SWAPWHO_KERNEL_FILE_H
#define SWAPWHO_KERNEL_FILE_H

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct hlist_node {
	struct hlist_node *next;
};

struct hlist_head {
	struct hlist_node *first;
};

struct qstr {
	const unsigned char *name;
};

struct dentry {
	struct qstr d_name;
	struct hlist_node d_alias;
};

struct dentry___with_union {
	struct {
		struct hlist_node d_alias;
	} d_u;
};

struct super_block {
	unsigned int s_dev;
	unsigned long s_flags;
};

struct inode {
	unsigned long i_ino;
	struct super_block *i_sb;
	struct hlist_head i_dentry;
};

#pragma clang attribute pop

#endif
