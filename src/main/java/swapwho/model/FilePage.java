// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/** Which page of which file a shared page is; valid as long as the event that it belongs to. */
public interface FilePage {
    /** Words of eight bytes that a name takes. */
    int NAME_WORDS = 4;

    long inode();

    /** Of the folio's first page in the file, in pages. */
    long index();

    /** Of the file system: major << 20 | minor. */
    int device();

    /** Whether its file system is one of the kernel's own, where no path leads. */
    boolean internal();

    /** The last part of the file's path, or its first 31 bytes: word 0 to 3, little-endian, NUL-padded; all 0: unknown. */
    long name(int word);

    /** The same as bytes; empty when it is not known. */
    default byte[] name() {
        byte[] name = new byte[NAME_WORDS * Long.BYTES];
        int length = 0;
        while (length < name.length && (name[length] = (byte) (name(length / Long.BYTES) >>> length % Long.BYTES * Byte.SIZE)) != 0) {
            length++;
        }
        return Arrays.copyOf(name, length);
    }
}
