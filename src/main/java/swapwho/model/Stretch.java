// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * A stretch of time that sums are of. What falls into which of its seconds is not known: each gets as much as it has of
 * the stretch. So a reader that comes late by a while shows no second that is too rich and none that is too poor.
 */
final class Stretch {
    static final long SECOND_NS = 1_000_000_000;

    private long from;
    private long length;

    /** Times from the begin of second 0, in nanoseconds. */
    void set(long from, long to) {
        this.from = from;
        length = Math.max(1, to - from);
    }

    /** The first second that it has a part of. */
    long second() {
        return Math.floorDiv(from, SECOND_NS);
    }

    void add(Minute minute, long number) {
        long given = 0;
        for (long second = second(); given < number; second++) {
            long passed = Math.min(length, (second + 1) * SECOND_NS - from);
            long upTo = Math.round((double) number * passed / length);
            minute.add(second, upTo - given);
            given = upTo;
        }
    }
}
