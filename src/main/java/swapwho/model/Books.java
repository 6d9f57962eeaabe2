// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What was traced, in base pages, to be set beside what the kernel counted. Filters do not touch it. */
public final class Books {
    private final long[] byCause = new long[Cause.values().length];
    private final long[] byStored = new long[Stored.values().length];
    private long pages;
    private long events;
    private long incompleteEvents;

    public void add(SwapOut event) {
        int count = event.pages();
        if (event.stored() != Stored.ALREADY && event.stored() != Stored.CACHED) {
            pages += count;
        }
        events++;
        byCause[event.cause().ordinal()] += count;
        byStored[event.stored().ordinal()] += count;
        if (!event.complete()) {
            incompleteEvents++;
        }
    }

    /** Pages that the kernel counts as swapped out: all but those of which it had a copy already, or kept one in memory. */
    public long pages() {
        return pages;
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
