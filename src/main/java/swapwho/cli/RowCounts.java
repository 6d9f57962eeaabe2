// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import swapwho.model.OutCounts;
import swapwho.proc.Clock;

/**
 * Counts that the kernel makes of swap-outs, read once a second; swap-ins are events here, too. A reader that comes late
 * loses nothing, it only knows less well which second it was.
 */
final class RowCounts extends TopSource {
    /** Between two readings of the ring it has room for 40,000 swap-ins. */
    private static final long DRAIN_EVERY_NS = 100_000_000;

    private OutCounts counted;
    private long readNs;
    private long collectedNs;

    RowCounts(Source source, Known known, Filters filters) {
        super(source, known, filters, false);
    }

    @Override
    void begin() {
        super.begin();
        readNs = collectedNs = beginOf(0);
    }

    @Override
    void leaveOutCounted() {
        counted = source.outCounts();
        source.drainCounts(intake);
    }

    @Override
    void collect(long now) {
        source.drain(intake);
        collectedNs = now;
        if (now >= nextRead()) {
            readRows();
        }
    }

    @Override
    long collectAgain() {
        return Math.min(collectedNs + DRAIN_EVERY_NS, nextRead());
    }

    @Override
    long whole() {
        return intake.books().second(readNs) - 1;
    }

    /** At the end of the second that is under way. */
    private long nextRead() {
        return beginOf(intake.books().second(readNs) + 1);
    }

    private void readRows() {
        long now = Clock.monotonicNs();
        intake.books().stretch(readNs, now);
        readNs = now;
        OutCounts all = source.outCounts();
        source.drainCounts(intake);
        // The last swap-ins of the second, whose takers are known by the rows now.
        source.drain(intake);
        intake.count(all.since(counted));
        counted = all;
    }
}
