// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.time.Instant;

/** The two times at a JSON line's beginning: what stays for a second is made once, the rest is nine digits each. */
final class JsonTime {
    private static final int SECOND = 1_000_000_000;

    /** Start of the second that `wall` and `monotonic` were made for, in nanoseconds of CLOCK_MONOTONIC. */
    private long wallStart = Long.MIN_VALUE / 2;

    private byte[] wall;
    private long monotonicStart = Long.MIN_VALUE / 2;
    private byte[] monotonic;
    private long offset;
    private int epoch;
    /** Where in the buffer the digits of the last line begin. */
    private int wallAt;

    private int monotonicAt;

    /** @param realtimeMinusMonotonic what makes a monotonic time a time of day */
    void clock(long realtimeMinusMonotonic) {
        offset = realtimeMinusMonotonic;
        wallStart = Long.MIN_VALUE / 2;
    }

    long realtime(long monotonicNs) {
        return monotonicNs + offset;
    }

    /** Begins another second if this time, of CLOCK_MONOTONIC, is in one. */
    void go(long time) {
        long intoWall = time - wallStart;
        long intoMonotonic = time - monotonicStart;
        if (intoWall < 0 || intoWall >= SECOND || intoMonotonic < 0 || intoMonotonic >= SECOND) {
            newSecond(time);
        }
    }

    /** Another number with each second of either clock, and each time that the clock is set. */
    int epoch() {
        return epoch;
    }

    /** Whether the number of the monotonic time is shorter than in all other seconds. */
    boolean first() {
        return monotonicStart == 0;
    }

    /** Into the second of the time of day. */
    int wallNs(long time) {
        return (int) (time - wallStart);
    }

    /** Into the second of the monotonic clock. */
    int monotonicNs(long time) {
        return (int) (time - monotonicStart);
    }

    int wallAt() {
        return wallAt;
    }

    int monotonicAt() {
        return monotonicAt;
    }

    /** Writes both; what comes before must end with `"time":"`. */
    void write(LineBuffer out, long time) {
        go(time);
        wallAt = out.text(wall).length();
        monotonicAt = out.nine(wallNs(time)).text(monotonic).length();
        if (first()) {
            out.decimal(time);
        } else {
            out.nine(monotonicNs(time));
        }
    }

    private void newSecond(long time) {
        epoch++;
        long wallSecond = Math.floorDiv(time + offset, SECOND);
        wallStart = wallSecond * SECOND - offset;
        wall = LineBuffer.utf8(Instant.ofEpochSecond(wallSecond).toString().replace("Z", "."));
        monotonicStart = time / SECOND * SECOND;
        // A JSON number has no leading zeros, which the nine digits of the first second after boot would have.
        String second = monotonicStart == 0 ? "" : Long.toString(monotonicStart / SECOND);
        monotonic = LineBuffer.utf8("Z\",\"monotonic_ns\":" + second);
    }
}
