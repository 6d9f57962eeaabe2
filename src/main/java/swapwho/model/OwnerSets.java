// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/**
 * The owners of a page in one number, so that they can be kept with each slot: which set of processes, what else was known
 * of the page, and its address in the first of them. In the others it stands at the same distance for all pages of a set,
 * which after a fork is none. Bounded: when there are too many sets, all are forgotten.
 */
final class OwnerSets {
    private static final int PAGE_SHIFT = 12;
    /** Of the page's number in an address space of 57 bits; the set's number is above it. */
    private static final int PAGE_BITS = 45;
    private static final int MOST_OWNERS = 1024;

    private record Set(Process[] owners, long[] distances, Kind kind, int references, boolean complete) {}

    private final int limit;
    private final Set[] sets;
    private final int[] table;
    private int count;
    private int last;

    private final Process[] owners = new Process[MOST_OWNERS];
    private final long[] pages = new long[MOST_OWNERS];
    private int found;
    private Kind kind;
    private int references;
    private boolean complete;

    /** @param limit how many sets to keep, a power of two below 2^19 */
    OwnerSets(int limit) {
        this.limit = limit;
        sets = new Set[limit + 1];
        table = new int[2 * limit];
    }

    boolean full() {
        return count == limit;
    }

    /** Every number that was given so far means nothing from now on. */
    void clear() {
        Arrays.fill(sets, null);
        Arrays.fill(table, 0);
        count = 0;
        last = 0;
    }

    /** The number of the owners of one page of a folio; 0: there is no room. */
    long of(SwapOut event, Process[] all, int page) {
        found = 0;
        for (int i = 0; i < event.ownerCount(); i++) {
            int into = page - event.ownerIndex(i);
            if (into >= 0 && into < event.ownerPages(i) && found < MOST_OWNERS) {
                owners[found] = all[i];
                pages[found++] = (event.ownerAddress(i) >>> PAGE_SHIFT) + into;
            }
        }
        if (found == 0) {
            pages[0] = 0;
        }
        kind = event.kind();
        complete = event.complete();
        // Of a large folio the kernel's counts are known only together, but complete owners are each a count.
        references = event.pages() == 1 ? event.references() : complete ? found : -1;
        if (last == 0 || !is(sets[last])) {
            last = set();
        }
        return last == 0 ? 0 : (long) last << PAGE_BITS | pages[0] & (1L << PAGE_BITS) - 1;
    }

    /** How many owners the page has; 0 also when they are not known. */
    int count(long number) {
        return number == 0 ? 0 : set(number).owners.length;
    }

    Process owner(long number, int owner) {
        return set(number).owners[owner];
    }

    long address(long number, int owner) {
        long first = number & (1L << PAGE_BITS) - 1;
        return first + set(number).distances[owner] << PAGE_SHIFT;
    }

    /** What was known of the page beside its owners; the number must not be 0. */
    Kind kind(long number) {
        return set(number).kind;
    }

    /** Of the page alone, or -1 when that was not known; the number must not be 0. */
    int references(long number) {
        return set(number).references;
    }

    /** Whether the owners account for every reference; the number must not be 0. */
    boolean complete(long number) {
        return set(number).complete;
    }

    private Set set(long number) {
        return sets[(int) (number >>> PAGE_BITS)];
    }

    private int set() {
        long mixed = found + 31L * (references + 1) + (complete ? 7 : 0) + 3L * kind.ordinal();
        for (int i = 0; i < found; i++) {
            mixed = mixed * 31 + (owners[i].pid ^ owners[i].startTime ^ pages[i] - pages[0]);
        }
        int at = (int) (mixed * 0x9E3779B97F4A7C15L >>> 40) & table.length - 1;
        while (table[at] != 0 && !is(sets[table[at]])) {
            at = at + 1 & table.length - 1;
        }
        if (table[at] == 0 && !full()) {
            long[] distances = new long[found];
            for (int i = 0; i < found; i++) {
                distances[i] = pages[i] - pages[0];
            }
            table[at] = ++count;
            sets[count] = new Set(Arrays.copyOf(owners, found), distances, kind, references, complete);
        }
        return table[at];
    }

    private boolean is(Set set) {
        if (set.owners.length != found || set.kind != kind || set.references != references || set.complete != complete) {
            return false;
        }
        for (int i = 0; i < found; i++) {
            if (set.owners[i] != owners[i] || set.distances[i] != pages[i] - pages[0]) {
                return false;
            }
        }
        return true;
    }
}
