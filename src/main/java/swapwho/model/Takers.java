// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/** Reclaiming threads by small numbers, so that what is remembered of a slot can say in two bytes who took its page. */
public final class Takers {
    /** The number of no taker. */
    static final int NOBODY = 0;

    /** A reclaiming thread, with all of its process that have its name, and why it reclaimed. */
    public static final class Taker {
        /** Thread group id. */
        public final int pid;

        public final long commandLow;
        public final long commandHigh;
        public final Cause cause;
        /** Who woke it, where takers are told apart by that; null: they are not, or it is no kswapd, or that was not seen. */
        public final Waker waker;
        /** NOBODY once it was forgotten. */
        int number;

        private Taker(Reclaimer reclaimer, Cause cause, Waker waker, int number) {
            pid = reclaimer.pid;
            commandLow = reclaimer.commandLow;
            commandHigh = reclaimer.commandHigh;
            this.cause = cause;
            this.waker = waker;
            this.number = number;
        }

        private boolean wokenBy(Waker waker) {
            return this.waker == waker || this.waker != null && waker != null && this.waker.isProcessOf(waker);
        }

        private boolean is(Reclaimer reclaimer, Cause cause, Waker waker) {
            return pid == reclaimer.pid
                    && commandLow == reclaimer.commandLow
                    && commandHigh == reclaimer.commandHigh
                    && this.cause == cause
                    && wokenBy(waker);
        }
    }

    private final Taker[] byNumber;
    private final Taker[] table;
    private final Marks marks;
    private int highest;

    /** @param limit how many there may be at a time, a power of two */
    Takers(int limit) {
        byNumber = new Taker[limit + 1];
        table = new Taker[2 * limit];
        marks = new Marks(2 * limit);
    }

    /** One with a number from 1 to the limit; one more than the limit is a fault. */
    Taker of(Reclaimer reclaimer, Cause cause, Waker waker) {
        Taker last = reclaimer.taker;
        return last != null && last.cause == cause && last.number != NOBODY && last.wokenBy(waker) ? last : find(reclaimer, cause, waker);
    }

    private Taker find(Reclaimer reclaimer, Cause cause, Waker waker) {
        int at = place(reclaimer.pid, reclaimer.commandLow, cause);
        while (table[at] != null && !table[at].is(reclaimer, cause, waker)) {
            at = at + 1 & table.length - 1;
        }
        if (table[at] == null) {
            int number = freeNumber();
            table[at] = byNumber[number] = new Taker(reclaimer, cause, waker, number);
        }
        return reclaimer.taker = table[at];
    }

    Taker numbered(int number) {
        return byNumber[number];
    }

    /** The kernel notes a taker by this mark. */
    void mark(int mark, Taker taker) {
        marks.put(mark, taker.number);
    }

    /** The number of the taker with a mark; NOBODY: there is none. */
    int marked(int mark) {
        return marks.get(mark);
    }

    /** Forgets all others; their numbers may be given away again. */
    void keepOnly(boolean[] kept) {
        highest = 0;
        marks.clear();
        Arrays.fill(table, null);
        for (int number = 1; number < byNumber.length; number++) {
            Taker taker = byNumber[number];
            if (taker == null) {
                continue;
            }
            if (!kept[number]) {
                taker.number = NOBODY;
                byNumber[number] = null;
                continue;
            }
            int at = place(taker.pid, taker.commandLow, taker.cause);
            while (table[at] != null) {
                at = at + 1 & table.length - 1;
            }
            table[at] = taker;
        }
    }

    /** None below the highest that was given since the last forgetting is free. */
    private int freeNumber() {
        do {
            highest++;
        } while (byNumber[highest] != null);
        return highest;
    }

    private int place(int pid, long commandLow, Cause cause) {
        long mixed = ((long) pid << 8 ^ commandLow ^ cause.ordinal()) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & table.length - 1;
    }
}
