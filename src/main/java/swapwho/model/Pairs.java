// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Who takes pages of whom, and how many of these come back how soon: where two thrash, all three numbers grow.
 * Bounded: when too many pairs were met, the half of which the fewest pages came back is forgotten.
 */
public final class Pairs {
    /** A page that was away for less came back soon. */
    public static final long SOON_NS = 60_000_000_000L;

    /** One taker and one owner; counts in base pages. */
    public static final class Pair {
        public final Takers.Taker taker;
        public final Process owner;
        /** What the owner lost by this taker. */
        public long taken;
        /** What came back because the owner touched it, having lost it by this taker. */
        public long back;
        /** What of that was away for less than SOON_NS. */
        public long soon;

        private Pair(Takers.Taker taker, Process owner) {
            this.taker = taker;
            this.owner = owner;
        }

        private boolean is(Takers.Taker taker, Process owner) {
            return this.owner == owner && this.taker == taker;
        }
    }

    private final int limit;
    private final Takers takers;
    private final Pair[] table;
    private Pair last = new Pair(null, null);
    private int count;
    private int forgotten;

    /** @param limit how many to keep, a power of two below 65,536 */
    public Pairs(int limit) {
        this.limit = limit;
        takers = new Takers(limit);
        table = new Pair[2 * limit];
    }

    /** All that are kept, those first of which the most pages came back, then those with the most taken. */
    public Pair[] byBack() {
        return Arrays.stream(table)
                .filter(p -> p != null)
                .sorted(Comparator.comparingLong((Pair p) -> -p.back)
                        .thenComparingLong(p -> -p.taken)
                        .thenComparingInt(p -> p.owner.pid)
                        .thenComparingInt(p -> p.taker.number))
                .toArray(Pair[]::new);
    }

    /** How many were forgotten; what they counted is in no other. */
    public int forgotten() {
        return forgotten;
    }

    /** Whether forget() must come before the next event. */
    boolean full() {
        return count == limit;
    }

    /** The taker in an event in which somebody loses pages; taken() must follow. */
    Takers.Taker taker(Reclaimer reclaimer, Cause cause, Waker waker) {
        return takers.of(reclaimer, cause, waker);
    }

    /** By its number; null of nobody. */
    Takers.Taker taker(int number) {
        return takers.numbered(number);
    }

    /** The kernel notes a taker by this mark. */
    void mark(int mark, Takers.Taker taker) {
        takers.mark(mark, taker);
    }

    /** The number of one by its mark. */
    int marked(int mark) {
        return takers.marked(mark);
    }

    void taken(Takers.Taker taker, Process owner, long pages) {
        if (!last.is(taker, owner)) {
            last = pair(taker, owner);
        }
        last.taken += pages;
    }

    /** More of what was taken last. */
    void takenAgain(long pages) {
        last.taken += pages;
    }

    /** @param taker number of who took the pages; NOBODY, or from whom the process did not lose them: nothing is counted */
    void back(int taker, Process owner, int pages, long awayNs) {
        if (taker == Takers.NOBODY) {
            return;
        }
        Pair pair = table[find(takers.numbered(taker), owner)];
        if (pair != null) {
            pair.back += pages;
            pair.soon += awayNs < SOON_NS ? pages : 0;
        }
    }

    /** Forgets half of them; returns by number which takers are still in use. */
    boolean[] forget() {
        boolean[] used = new boolean[limit + 1];
        Pair[] all = byBack();
        Arrays.fill(table, null);
        forgotten += all.length - limit / 2;
        count = limit / 2;
        for (int i = 0; i < count; i++) {
            used[all[i].taker.number] = true;
            table[find(all[i].taker, all[i].owner)] = all[i];
        }
        takers.keepOnly(used);
        last = new Pair(null, null);
        return used;
    }

    private Pair pair(Takers.Taker taker, Process owner) {
        int at = find(taker, owner);
        if (table[at] == null) {
            Pair pair = new Pair(taker, owner);
            if (full()) {
                // Of an event with many owners the last ones may not get in.
                return pair;
            }
            count++;
            table[at] = pair;
        }
        return table[at];
    }

    /** Where the pair is, or belongs. */
    private int find(Takers.Taker taker, Process owner) {
        long mixed = ((long) taker.number << 32 ^ owner.pid ^ owner.startTime) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 40) & table.length - 1;
        while (table[at] != null && (table[at].owner != owner || table[at].taker != taker)) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }
}
