// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** The counters of /proc/vmstat that stand beside what was traced, each in base pages. */
public enum Counter {
    PSWPOUT,
    PSWPIN,
    ZSWPOUT,
    ZSWPIN,
    ZSWPWB,
    SWPOUT_ZERO,
    SWPIN_ZERO;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The kernel's name for it. */
    public String word() {
        return word;
    }
}
