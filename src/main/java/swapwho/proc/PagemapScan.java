// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.nio.ByteBuffer;

/** The ioctl PAGEMAP_SCAN (Linux 6.7 and newer): which parts of an address space are in swap, without their slots. */
final class PagemapScan {
    // _IOWR('f', 16, struct pm_scan_arg)
    private static final long PAGEMAP_SCAN = 0xC060_6610L;
    private static final long PAGE_IS_SWAPPED = 1 << 4;

    // struct pm_scan_arg: size, flags, start, end, walk_end, vec, vec_len, max_pages, category_inverted,
    // category_mask, category_anyof_mask, return_mask; each of 64 bits
    private static final int ARGUMENT = 96;
    private static final int SIZE = 0;
    private static final int START = 16;
    private static final int END = 24;
    private static final int WALK_END = 32;
    private static final int VEC = 40;
    private static final int VEC_LEN = 48;
    private static final int CATEGORY_MASK = 72;
    private static final int RETURN_MASK = 88;

    // struct page_region: start, end, categories
    private static final int REGION = 24;
    private static final int REGIONS = 256;

    private final Calls calls;
    private final NativeBytes argument = new NativeBytes(ARGUMENT);
    private final NativeBytes regions = new NativeBytes(REGION * REGIONS);

    PagemapScan(Calls calls) {
        this.calls = calls;
        ByteBuffer fields = argument.bytes;
        fields.putLong(SIZE, ARGUMENT).putLong(VEC, regions.address).putLong(VEC_LEN, REGIONS);
        fields.putLong(CATEGORY_MASK, PAGE_IS_SWAPPED).putLong(RETURN_MASK, PAGE_IS_SWAPPED);
    }

    /** Looks from an address on; returns how many regions it found up to walkEnd(), or -errno. */
    int swapped(int fd, long start, long end) {
        argument.bytes.putLong(START, start).putLong(END, end);
        return calls.ioctl(fd, PAGEMAP_SCAN, argument);
    }

    long walkEnd() {
        return argument.bytes.getLong(WALK_END);
    }

    long start(int region) {
        return regions.bytes.getLong(REGION * region);
    }

    /** The first address after the region. */
    long end(int region) {
        return regions.bytes.getLong(REGION * region + 8);
    }
}
