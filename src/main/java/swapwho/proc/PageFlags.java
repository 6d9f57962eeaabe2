// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.nio.LongBuffer;
import java.nio.file.Path;

/** /proc/kpageflags: eight bytes for each page of the machine's memory; only root may read it. */
final class PageFlags {
    // include/uapi/linux/kernel-page-flags.h
    private static final long MMAP = 1L << 11;
    private static final long ANON = 1L << 12;
    private static final long SWAPCACHE = 1L << 13;

    private static final int ENTRIES = 32 * 1024;

    private PageFlags() {}

    /** How many anonymous pages are mapped and in the swap cache too; -1 when it cannot be read. */
    static long swapCacheMapped(Path root) {
        Calls calls = new Calls();
        int fd = calls.open(root.resolve("proc/kpageflags").toString());
        if (fd < 0) {
            return -1;
        }
        NativeBytes buffer = new NativeBytes(8 * ENTRIES);
        LongBuffer read = buffer.bytes.asLongBuffer();
        long[] flags = new long[ENTRIES];
        long count = 0;
        long at = 0;
        for (long got; (got = calls.pread(fd, buffer, 8L * ENTRIES, at)) > 0; at += got) {
            read.get(0, flags, 0, (int) got / 8);
            for (int i = 0; i < got / 8; i++) {
                count += (flags[i] & (MMAP | ANON | SWAPCACHE)) == (MMAP | ANON | SWAPCACHE) ? 1 : 0;
            }
        }
        calls.close(fd);
        return count;
    }
}
