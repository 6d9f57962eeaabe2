// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * One reading of the kernel's counters, or the difference of two.
 *
 * @param monotonicNs when it was read, CLOCK_MONOTONIC
 * @param values      by Counter's order; -1 for one that this kernel lacks
 * @param blur        by Counter's order: by how much each went on while it was read, 0 when it stood still
 */
public record Counters(long monotonicNs, long[] values, long[] blur) {
    /** A reading of counters that stood still. */
    public Counters(long monotonicNs, long[] values) {
        this(monotonicNs, values, new long[values.length]);
    }

    public boolean has(Counter counter) {
        return values[counter.ordinal()] >= 0;
    }

    /** Base pages or, of thp_…, huge pages; -1 when this kernel lacks the counter. */
    public long of(Counter counter) {
        return values[counter.ordinal()];
    }

    /** What was counted since an earlier reading. */
    public Counters since(Counters earlier) {
        long[] change = new long[values.length];
        long[] unsure = new long[values.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = values[i] < 0 || earlier.values[i] < 0 ? -1 : values[i] - earlier.values[i];
            unsure[i] = blur[i] + earlier.blur[i];
        }
        return new Counters(monotonicNs, change, unsure);
    }

    /** This reading, seen to have gone on since one just before it. */
    public Counters blurredBy(Counters justBefore) {
        return new Counters(monotonicNs, values, since(justBefore).values);
    }
}
