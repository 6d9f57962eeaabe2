// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import swapwho.model.Process;
import swapwho.model.TopCounts;
import swapwho.proc.Clock;

/** Counts made here from the events that `trace` shows. */
final class EventCounts implements TopSource {
    private static final long DRAIN_EVERY_NS = 50_000_000;
    private static final long LOOK_ROUND_EVERY_NS = 1_000_000_000;

    private final Source source;
    private final Known known;
    private final Filters filters;
    private final TopIntake intake;
    private long lostBefore;
    private long lookRoundNs;

    EventCounts(Source source, Known known, Filters filters) {
        this.source = source;
        this.known = known;
        this.filters = filters;
        intake = new TopIntake(known, filters);
    }

    @Override
    public void begin() {
        // Empties the ring of what came while the rest was being made ready.
        source.drain(intake);
        lostBefore = source.counts().lostEvents();
        intake.begin(Clock.monotonicNs());
    }

    @Override
    public void collect() {
        long now = Clock.monotonicNs();
        known.mappings.round(now);
        source.drain(intake);
        intake.endRound();
        if (now >= lookRoundNs) {
            lookRoundNs = now + LOOK_ROUND_EVERY_NS;
            intake.lookRound();
        }
    }

    @Override
    public long collectEveryNs() {
        return DRAIN_EVERY_NS;
    }

    @Override
    public long second(long monotonicNs) {
        return intake.books().second(monotonicNs);
    }

    @Override
    public long beginOf(long second) {
        return intake.books().beginOf(second);
    }

    @Override
    public TopCounts until(long second) {
        return intake.books().until(second);
    }

    @Override
    public long lostEvents() {
        return source.counts().lostEvents() - lostBefore;
    }

    @Override
    public boolean wants(Process process) {
        return filters.wants(process);
    }

    @Override
    public void close() {
        source.close();
    }
}
