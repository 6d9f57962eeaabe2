// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Which page of which file a shared page is; valid as long as the event that it belongs to. */
public interface FilePage {
    /** Words of eight bytes that a name takes. */
    int NAME_WORDS = 4;

    long inode();

    /** Of the folio's first page in the file, in pages. */
    long index();

    /** Of the file system: major << 20 | minor. */
    int device();

    /** The last part of the file's path, or its first 32 bytes: word 0 to 3, little-endian, NUL-padded; all 0: unknown. */
    long name(int word);
}
