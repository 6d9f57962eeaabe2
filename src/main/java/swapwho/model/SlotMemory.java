// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/**
 * The last swap-out of each slot: when, by which taker, and of whom where that is kept. Slots are kept in runs of 256,
 * as the kernel gives them away in clusters. Bounded: at the limit a run that was not written to for a while is forgotten.
 */
final class SlotMemory {
    static final int RUN = 256;
    private static final int SHIFT = 8;
    private static final long EMPTY = -1;

    private static final class Run {
        long key = EMPTY;
        final long[] times = new long[RUN];
        final char[] takers = new char[RUN];
        /** Null until an owner is kept. */
        long[] owners;
        boolean written;

        void forgetOwners() {
            if (owners != null) {
                Arrays.fill(owners, 0);
            }
        }
    }

    private final Run[] runs;
    private Run[] table = new Run[64];
    private Run last = new Run();
    private int count;
    /** The next run to be looked at when one must go. */
    private int hand;

    /** @param slots how many at most, in whole runs */
    SlotMemory(int slots) {
        runs = new Run[slots / RUN];
    }

    /** @param owners any number but 0, or 0 when they are not kept */
    void put(long slot, long time, int taker, long owners) {
        Run run = last.key == slot >>> SHIFT ? last : run(slot >>> SHIFT);
        int at = (int) slot & RUN - 1;
        run.written = true;
        // Events of several CPUs are read out of their order.
        if (time < run.times[at]) {
            return;
        }
        run.times[at] = time;
        run.takers[at] = (char) taker;
        if (owners != 0 && run.owners == null) {
            run.owners = new long[RUN];
        }
        if (run.owners != null) {
            run.owners[at] = owners;
        }
    }

    /** When the slot was last swapped out, CLOCK_MONOTONIC; 0: not seen, or forgotten. */
    long time(long slot) {
        Run run = find(slot >>> SHIFT);
        return run == null ? 0 : run.times[(int) slot & RUN - 1];
    }

    int taker(long slot) {
        Run run = find(slot >>> SHIFT);
        return run == null ? Takers.NOBODY : run.takers[(int) slot & RUN - 1];
    }

    /** What was put, or 0. */
    long owners(long slot) {
        Run run = find(slot >>> SHIFT);
        return run == null || run.owners == null ? 0 : run.owners[(int) slot & RUN - 1];
    }

    /** Forgets who the takers with these numbers were. */
    void keepTakers(boolean[] kept) {
        for (int i = 0; i < count; i++) {
            char[] takers = runs[i].takers;
            for (int at = 0; at < RUN; at++) {
                takers[at] = kept[takers[at]] ? takers[at] : Takers.NOBODY;
            }
        }
    }

    void forgetOwners() {
        for (int i = 0; i < count; i++) {
            runs[i].forgetOwners();
        }
    }

    private Run find(long key) {
        if (last.key == key) {
            return last;
        }
        Run run = table[place(key)];
        return run == null ? null : (last = run);
    }

    private Run run(long key) {
        Run run = find(key);
        if (run == null) {
            if (count < runs.length) {
                run = runs[count++] = new Run();
            } else {
                run = oldest();
                remove(run);
            }
            if (2 * count > table.length) {
                grow();
            }
            run.key = key;
            table[place(key)] = run;
        }
        return last = run;
    }

    /** One that was not written to since the hand last passed it; emptied. */
    private Run oldest() {
        while (runs[hand].written) {
            runs[hand].written = false;
            hand = (hand + 1) % runs.length;
        }
        Run run = runs[hand];
        hand = (hand + 1) % runs.length;
        Arrays.fill(run.times, 0);
        Arrays.fill(run.takers, (char) Takers.NOBODY);
        run.forgetOwners();
        return run;
    }

    private void grow() {
        table = new Run[2 * table.length];
        for (int i = 0; i < count; i++) {
            if (runs[i].key != EMPTY) {
                table[place(runs[i].key)] = runs[i];
            }
        }
    }

    private void remove(Run run) {
        int hole = place(run.key);
        run.key = EMPTY;
        table[hole] = null;
        // What stands behind it may have been put there only because this place was taken.
        for (int at = hole + 1 & table.length - 1; table[at] != null; at = at + 1 & table.length - 1) {
            Run moved = table[at];
            table[at] = null;
            table[place(moved.key)] = moved;
        }
    }

    /** Where the run is, or belongs. */
    private int place(long key) {
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & table.length - 1;
        while (table[at] != null && table[at].key != key) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }
}
