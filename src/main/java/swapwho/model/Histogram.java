// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/**
 * How often something took how long, in buckets that grow with what they hold, four to an octave: a percentile is the
 * middle of its bucket, so it is off by an eighth at most. Bounded; counts that would overflow are halved together.
 */
public final class Histogram {
    private static final int PARTS_BITS = 2;
    private static final int PARTS = 1 << PARTS_BITS;
    /** All below 2^8 ns is one bucket, all from 2^50 ns (13 days) on another. */
    private static final int LOWEST_BITS = 8;

    private static final int HIGHEST_BITS = 50;
    private static final int BUCKETS = 2 + (HIGHEST_BITS - LOWEST_BITS) * PARTS;
    private static final int MOST = 1 << 30;

    private final int[] counts = new int[BUCKETS];

    /** @param nanoseconds not negative */
    public void add(long nanoseconds, int times) {
        int bucket = bucket(nanoseconds);
        if (counts[bucket] > MOST - times) {
            for (int i = 0; i < BUCKETS; i++) {
                counts[i] >>= 1;
            }
        }
        counts[bucket] += times;
    }

    /** Null adds nothing. */
    public void add(Histogram other) {
        if (other != null) {
            for (int i = 0; i < BUCKETS; i++) {
                counts[i] = (int) Math.min(MOST, (long) counts[i] + other.counts[i]);
            }
        }
    }

    public void clear() {
        Arrays.fill(counts, 0);
    }

    /**
     * So long at most took this share of them, in nanoseconds; -1 when there are none.
     *
     * @param share above 0, up to 1
     */
    public long percentile(double share) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        long left = Math.max(1, (long) Math.ceil(share * total));
        for (int i = 0; i < BUCKETS; i++) {
            left -= counts[i];
            if (left <= 0) {
                return middle(i);
            }
        }
        return -1;
    }

    private static int bucket(long nanoseconds) {
        int bits = 63 - Long.numberOfLeadingZeros(nanoseconds | 1);
        if (bits < LOWEST_BITS) {
            return 0;
        }
        if (bits >= HIGHEST_BITS) {
            return BUCKETS - 1;
        }
        return 1 + (bits - LOWEST_BITS) * PARTS + (int) (nanoseconds >>> bits - PARTS_BITS & PARTS - 1);
    }

    private static long middle(int bucket) {
        if (bucket == 0) {
            return 1L << LOWEST_BITS - 1;
        }
        if (bucket == BUCKETS - 1) {
            return 1L << HIGHEST_BITS;
        }
        int bits = LOWEST_BITS + (bucket - 1) / PARTS;
        long part = 1L << bits - PARTS_BITS;
        return (1L << bits) + (bucket - 1) % PARTS * part + part / 2;
    }
}
