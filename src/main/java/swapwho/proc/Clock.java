// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.time.Instant;

/** How the time of day and the monotonic clock of the events belong together. */
public final class Clock {
    private static final long TOLERANCE_NS = 20_000;

    private long offset = measure();

    /** CLOCK_REALTIME minus CLOCK_MONOTONIC, measured now, in nanoseconds. */
    public long realtimeMinusMonotonic() {
        long measured = measure();
        // Kept while it agrees within the error of measuring, or times would step back a little once a second.
        if (Math.abs(measured - offset) > TOLERANCE_NS) {
            offset = measured;
        }
        return offset;
    }

    /** CLOCK_MONOTONIC in nanoseconds: on Linux it is what HotSpot's nanoTime reads, without an offset of its own. */
    public static long monotonicNs() {
        return System.nanoTime();
    }

    private static long measure() {
        long best = Long.MAX_VALUE;
        long offset = 0;
        // The narrowest of three, for the thread may lose its CPU between two readings.
        for (int i = 0; i < 3; i++) {
            long before = monotonicNs();
            Instant now = Instant.now();
            long width = monotonicNs() - before;
            if (width < best) {
                best = width;
                offset = now.getEpochSecond() * 1_000_000_000 + now.getNano() - before - width / 2;
            }
        }
        return offset;
    }
}
