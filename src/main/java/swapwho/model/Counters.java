// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * One reading of the kernel's counters, or the difference of two.
 *
 * @param monotonicNs when it was read, CLOCK_MONOTONIC
 * @param values      by Counter's order; -1 for one that this kernel lacks
 */
public record Counters(long monotonicNs, long[] values) {
    public boolean has(Counter counter) {
        return values[counter.ordinal()] >= 0;
    }

    /** Base pages, or -1 when this kernel lacks the counter. */
    public long of(Counter counter) {
        return values[counter.ordinal()];
    }

    /** What was counted since an earlier reading. */
    public Counters since(Counters earlier) {
        long[] change = new long[values.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = values[i] < 0 || earlier.values[i] < 0 ? -1 : values[i] - earlier.values[i];
        }
        return new Counters(monotonicNs, change);
    }
}
