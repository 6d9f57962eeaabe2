// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.nio.LongBuffer;
import java.nio.file.Path;

/**
 * Reads /proc/PID/pagemap, one process after the other: eight bytes a page, of which those in swap have bit 62, the
 * area's type in bits 0-4 and the place in it in bits 5-54. Where the kernel can scan, all else is skipped there. For
 * one thread.
 */
final class Pagemap implements AutoCloseable {
    /** Gets each entry that is in swap. */
    @FunctionalInterface
    interface Sink {
        void swapped(long address, long entry);
    }

    private static final long SWAPPED = 1L << 62;
    private static final int ENTRIES = 4096;
    /** Reading on over so many pages is cheaper than another call. */
    private static final int BRIDGE = 32;
    /** Where user space ends with five levels of page tables, and with four. */
    private static final long[] USER_SPACE = {(1L << 56) - 4096, (1L << 47) - 4096};

    static final int ESRCH = 3;

    private final Calls calls;
    private final long pageSize;
    private final NativeBytes buffer = new NativeBytes(8 * ENTRIES);
    private final LongBuffer read = buffer.bytes.asLongBuffer();
    private final long[] entries = new long[ENTRIES];
    /** Null where the kernel cannot. */
    private final PagemapScan scan;

    private int fd = -1;

    /** @param scanEnd as scanEnd() has told */
    Pagemap(Calls calls, long pageSize, long scanEnd) {
        this.calls = calls;
        this.pageSize = pageSize;
        scan = scanEnd > 0 ? new PagemapScan(calls) : null;
    }

    /** Up to where the kernel scans an address space, skipping what is not in swap; 0 when it cannot. */
    static long scanEnd(Path root, long pageSize) {
        try (Pagemap own = new Pagemap(new Calls(), pageSize, 1)) {
            if (own.open(root.resolve("proc/self").toString()) == 0) {
                for (long end : USER_SPACE) {
                    if (own.scan.swapped(own.fd, 0, end) >= 0) {
                        return end;
                    }
                }
            }
            return 0;
        }
    }

    static boolean isSwapped(long entry) {
        return (entry & SWAPPED) != 0;
    }

    static int type(long entry) {
        return (int) entry & 31;
    }

    static long offset(long entry) {
        return entry >>> 5 & (1L << 50) - 1;
    }

    /** Opens the pagemap in a process's folder, and closes the one before; returns 0, or -errno. */
    int open(String folder) {
        closeFile();
        fd = calls.open(folder.concat("/pagemap"));
        // 65c66047259f ("proc: fix the issue of proc_mem_open returning NULL") (in v6.16): before it the pagemap of a
        // kernel thread can be opened too, and scanning that follows a null pointer in the kernel. Reading finds nothing.
        if (fd >= 0 && scans() && calls.pread(fd, buffer, 8, 0) <= 0) {
            closeFile();
            return -ESRCH;
        }
        return Math.min(fd, 0);
    }

    boolean scans() {
        return scan != null;
    }

    /** All of a range that is in swap; ends early when the process does. */
    void read(long start, long end, Sink sink) {
        if (!scans()) {
            readAll(start, end, sink);
            return;
        }
        for (long at = start; at < end; ) {
            int regions = scan.swapped(fd, at, end);
            for (int i = 0; i < regions; ) {
                long from = scan.start(i);
                long to = scan.end(i);
                for (i++; i < regions && scan.start(i) - to <= BRIDGE * pageSize; i++) {
                    to = scan.end(i);
                }
                readAll(from, to, sink);
            }
            if (regions < 0 || scan.walkEnd() <= at) {
                return;
            }
            at = scan.walkEnd();
        }
    }

    private void readAll(long start, long end, Sink sink) {
        for (long at = start; at < end; ) {
            long wanted = Math.min((end - at) / pageSize, ENTRIES);
            long got = calls.pread(fd, buffer, 8 * wanted, at / pageSize * 8) / 8;
            if (got <= 0) {
                return;
            }
            read.get(0, entries, 0, (int) got);
            for (int i = 0; i < got; i++) {
                if (isSwapped(entries[i])) {
                    sink.swapped(at + i * pageSize, entries[i]);
                }
            }
            at += got * pageSize;
        }
    }

    private void closeFile() {
        if (fd >= 0) {
            calls.close(fd);
            fd = -1;
        }
    }

    @Override
    public void close() {
        closeFile();
    }
}
