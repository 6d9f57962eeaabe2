// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What was traced, in base pages, to be set beside what the kernel counted. Filters do not touch it. */
public final class Books {
    private final long[] byCause = new long[Cause.values().length];
    private final long[] byStored = new long[Stored.values().length];
    private long pages;
    private long events;
    private long incompleteEvents;

    /** Takes an event in; tells whether its pages went to swap, which those that stay in the swap cache did not yet. */
    public boolean add(SwapOut event) {
        int count = event.pages();
        Stored stored = event.stored();
        events++;
        byStored[stored.ordinal()] += count;
        if (!event.complete()) {
            incompleteEvents++;
        }
        if (stored == Stored.CACHED) {
            return false;
        }
        pages += count;
        byCause[event.cause().ordinal()] += count;
        return true;
    }

    /** Takes a swap-in in. */
    public void add(SwapIn event) {}

    /** Takes in that zswap wrote a page back to its device. */
    public void addMove(SwapOut event) {}

    /** Pages that went to swap. */
    public long pages() {
        return pages;
    }

    /** Pages that went to swap and that the kernel counts: all but those that had a valid copy there already. */
    public long countedPages() {
        return pages - byStored[Stored.ALREADY.ordinal()];
    }

    public long pages(Cause cause) {
        return byCause[cause.ordinal()];
    }

    public long pages(Stored stored) {
        return byStored[stored.ordinal()];
    }

    public long events() {
        return events;
    }

    /** Events whose owners do not account for every reference, or whose references are unknown. */
    public long incompleteEvents() {
        return incompleteEvents;
    }
}
