// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** The kernel's own counters that stand beside what was traced; /proc/vmstat and memory.stat name them alike. */
public enum Counter {
    /** Base pages written to a swap device, those that zswap writes back included. */
    PSWPOUT,
    PSWPIN,
    ZSWPOUT,
    ZSWPIN,
    /** Base pages that zswap wrote back to its device. */
    ZSWPWB,
    SWPOUT_ZERO,
    SWPIN_ZERO,
    /** Huge pages written whole; not base pages. */
    THP_SWPOUT,
    /** Huge pages that had to be split first; no event tells of that. */
    THP_SWPOUT_FALLBACK;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The kernel's name for it. */
    public String word() {
        return word;
    }

    /** The counter of the pages that go to such a place, or null when there is none. */
    public static Counter of(Stored stored) {
        return switch (stored) {
            case DEVICE -> PSWPOUT;
            case ZSWAP -> ZSWPOUT;
            case ZERO -> SWPOUT_ZERO;
            case ALREADY, CACHED, UNKNOWN -> null;
        };
    }

    /** The counter of the pages that come from such a place, or null when there is none. */
    public static Counter of(From from) {
        return switch (from) {
            case DEVICE -> PSWPIN;
            case ZSWAP -> ZSWPIN;
            case ZERO -> SWPIN_ZERO;
            case CACHE, UNKNOWN -> null;
        };
    }
}
