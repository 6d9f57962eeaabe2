// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What is mapped where in one process at one time. */
public final class Areas {
    /** When it was read, CLOCK_MONOTONIC in nanoseconds. */
    public final long readNs;

    private final long[] starts;
    private final long[] ends;
    private final Mapping[] mappings;
    private int last;

    /**
     * @param readNs   when it was read, CLOCK_MONOTONIC
     * @param starts   ascending, without overlaps; addresses of user space, so never negative
     * @param ends     first address after each area
     * @param mappings null where the area has no name
     */
    public Areas(long readNs, long[] starts, long[] ends, Mapping[] mappings) {
        this.readNs = readNs;
        this.starts = starts;
        this.ends = ends;
        this.mappings = mappings;
    }

    public int count() {
        return starts.length;
    }

    /** Which area holds the address, or -1. */
    public int find(long address) {
        // Reclaim takes neighbours one after the other.
        int at = last;
        if (at < starts.length && address >= starts[at] && address < ends[at]) {
            return at;
        }
        int low = 0;
        int high = starts.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (address < starts[middle]) {
                high = middle - 1;
            } else if (address >= ends[middle]) {
                low = middle + 1;
            } else {
                return last = middle;
            }
        }
        return -1;
    }

    /** The area's name, or null. */
    public Mapping mapping(int area) {
        return mappings[area];
    }
}
