// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What one process loses of one mapping, and gets back. */
final class Loss extends Cells.Cell<Loss> {
    /** Null of those that were folded together. */
    final Process process;
    /** Null when it is not known or has no name. */
    final Mapping mapping;
    /** Base pages that came back by a fault of its own. */
    final Minute back = new Minute();
    /** Of the pages lost in each second, those that have come back. */
    final Minute returned = new Minute();
    final Minute faults = new Minute();
    final Minute waitedNs = new Minute();
    final RecentSpans delays = new RecentSpans();
    final RecentSpans away = new RecentSpans();
    /** Base pages since the begin. */
    final long[] stored = new long[Stored.values().length];
    final long[] causes = new long[Cause.values().length];

    Loss(Object process, Object mapping) {
        super(process, mapping);
        this.process = (Process) process;
        this.mapping = (Mapping) mapping;
    }

    void went(Stored place, Cause cause, long pages) {
        stored[place.ordinal()] += pages;
        causes[cause.ordinal()] += pages;
    }

    void back(long second, HeldSwapIn event, int pages) {
        back.add(second, pages);
        faults.add(second, 1);
        waitedNs.add(second, event.delayNs);
        delays.add(second, event.delayNs, 1);
    }

    @Override
    void merge(Loss other) {
        pages.merge(other.pages);
        back.merge(other.back);
        returned.merge(other.returned);
        faults.merge(other.faults);
        waitedNs.merge(other.waitedNs);
        for (int i = 0; i < stored.length; i++) {
            stored[i] += other.stored[i];
        }
        for (int i = 0; i < causes.length; i++) {
            causes[i] += other.causes[i];
        }
    }
}
