// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

/** Counts made here from the events that `trace` shows: the only ones that know mappings, and some may be lost. */
final class EventCounts extends TopSource {
    private static final long DRAIN_EVERY_NS = 50_000_000;
    /** After a second's end its last events are read and those that were held back come. */
    private static final long READ_ON_NS = 120_000_000;

    private final Known known;
    private long collectedNs;

    EventCounts(Source source, Known known, Filters filters) {
        super(source, known, filters, true);
        this.known = known;
    }

    @Override
    void collect(long now) {
        known.mappings.round(now, false);
        source.drain(intake);
        intake.endRound();
        collectedNs = now;
    }

    @Override
    long collectAgain() {
        return collectedNs + DRAIN_EVERY_NS;
    }

    @Override
    long whole() {
        return intake.books().second(collectedNs - READ_ON_NS) - 1;
    }
}
