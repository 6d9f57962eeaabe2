// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What was reported, as the kernel's counters would have counted it. */
public final class Tally {
    /** A huge page that the kernel can map whole, in base pages. */
    static final int HUGE = 512;

    private final long[] reported = new long[Counter.values().length];

    /** A folio that went there. */
    void add(Stored stored, int pages) {
        add(stored, pages, pages == HUGE && stored == Stored.DEVICE ? 1 : 0);
    }

    /** Folios that went there, so many of them huge and to a device. */
    void add(Stored stored, long pages, long huge) {
        add(Counter.of(stored), pages);
        add(Counter.THP_SWPOUT, huge);
    }

    void add(SwapIn event) {
        add(Counter.of(event.from()), event.pages());
    }

    /** zswap wrote a page back: the kernel counts that in two counters. */
    void addMove(int pages) {
        add(Counter.PSWPOUT, pages);
        add(Counter.ZSWPWB, pages);
    }

    public void add(Tally other) {
        for (int i = 0; i < reported.length; i++) {
            reported[i] += other.reported[i];
        }
    }

    /** In the counter's own unit. */
    public long of(Counter counter) {
        return reported[counter.ordinal()];
    }

    private void add(Counter counter, long count) {
        if (counter != null) {
            reported[counter.ordinal()] += count;
        }
    }
}
