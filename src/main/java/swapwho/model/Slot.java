// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A place in swap as one number, as the kernel has it in its swp_entry_t: type << 58 | offset. */
public final class Slot {
    private static final int TYPE_SHIFT = 58;

    private Slot() {}

    public static long of(int type, long offset) {
        return (long) type << TYPE_SHIFT | offset;
    }

    /** The swap area's number, 0 to 31. */
    public static int type(long slot) {
        return (int) (slot >>> TYPE_SHIFT);
    }

    /** Where in its swap area, in pages. */
    public static long offset(long slot) {
        return slot & (1L << TYPE_SHIFT) - 1;
    }
}
