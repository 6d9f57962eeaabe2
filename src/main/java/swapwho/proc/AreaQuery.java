// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

/**
 * The ioctl PROCMAP_QUERY of /proc/PID/maps (Linux 6.11 and newer): the areas of files one by one, in half the
 * instructions that the same lines as text take. For one thread.
 */
final class AreaQuery {
    // _IOWR('f', 17, struct procmap_query)
    private static final long PROCMAP_QUERY = 0xC068_6611L;
    private static final long COVERING_OR_NEXT = 1 << 4;
    private static final long FILE_BACKED = 1 << 5;

    // struct procmap_query: size, query_flags, query_addr, vma_start, vma_end, vma_flags, vma_page_size, vma_offset,
    // inode, each of 64 bits; dev_major, dev_minor, vma_name_size, build_id_size, each of 32; vma_name_addr, build_id_addr
    private static final int ARGUMENT = 104;
    private static final int SIZE = 0;
    private static final int FLAGS = 8;
    private static final int ADDRESS = 16;
    private static final int END = 32;
    private static final int MAJOR = 72;
    private static final int MINOR = 76;

    private static final int ENOENT = 2;
    /** The kernel does not know the query. */
    static final int ENOTTY = 25;

    private final Calls calls;
    private final NativeBytes argument = new NativeBytes(ARGUMENT);

    AreaQuery(Calls calls) {
        this.calls = calls;
        argument.bytes.putLong(SIZE, ARGUMENT).putLong(FLAGS, COVERING_OR_NEXT | FILE_BACKED);
    }

    /** Begins at the lowest address. */
    void begin() {
        argument.bytes.putLong(END, 0);
    }

    /** Goes to the next area that is a file's; 0 when there is none, -errno when it cannot be known. */
    int next(int fd) {
        argument.bytes.putLong(ADDRESS, argument.bytes.getLong(END));
        int failed = calls.ioctl(fd, PROCMAP_QUERY, argument);
        return failed == 0 ? 1 : failed == -ENOENT ? 0 : failed;
    }

    /** Major and minor number, as in {@link AreaLines#device}. */
    long device() {
        return AreaLines.device(argument.bytes.getInt(MAJOR) & 0xFFFF_FFFFL, argument.bytes.getInt(MINOR) & 0xFFFF_FFFFL);
    }
}
