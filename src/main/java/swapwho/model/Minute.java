// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/** A number for each of the last 60 whole seconds, and for the one that is not over. Seconds are numbered from any begin. */
public final class Minute {
    public static final int SECONDS = 60;
    /** Holds the window, the second under way and what was read a little late. */
    private static final int SIZE = 64;

    private final long[] counts = new long[SIZE];
    private long latest = Long.MIN_VALUE;

    /** What is too old is dropped. */
    public void add(long second, long number) {
        if (second > latest) {
            advance(second);
        }
        if (second > latest - SIZE) {
            counts[(int) second & SIZE - 1] += number;
        }
    }

    /** Of one second, 0 when that is out of reach. */
    public long at(long second) {
        return second > latest || second <= latest - SIZE ? 0 : counts[(int) second & SIZE - 1];
    }

    /** Of the 60 seconds up to this one. */
    public long sum(long second) {
        long sum = 0;
        for (long s = second - SECONDS + 1; s <= second; s++) {
            sum += at(s);
        }
        return sum;
    }

    /** Adds the 60 seconds up to this one to those of others, oldest first. */
    public void addTo(long[] seconds, long second) {
        for (int i = 0; i < SECONDS; i++) {
            seconds[i] += at(second - SECONDS + 1 + i);
        }
    }

    /** Takes in another's numbers. */
    void merge(Minute other) {
        for (long s = Math.max(0, other.latest - SIZE + 1); s <= other.latest; s++) {
            if (other.at(s) != 0) {
                add(s, other.at(s));
            }
        }
    }

    private void advance(long second) {
        if (latest == Long.MIN_VALUE || second - latest >= SIZE) {
            Arrays.fill(counts, 0);
        } else {
            for (long s = latest + 1; s <= second; s++) {
                counts[(int) s & SIZE - 1] = 0;
            }
        }
        latest = second;
    }
}
