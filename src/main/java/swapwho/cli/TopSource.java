// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import swapwho.model.Process;
import swapwho.model.TopCounts;
import swapwho.proc.Clock;

/** Where the counts of `top` come from. */
abstract class TopSource implements AutoCloseable {
    private static final long LOOK_ROUND_EVERY_NS = 1_000_000_000;

    final Source source;
    final TopIntake intake;
    private final Filters filters;
    private long lostBefore;
    private long lookRoundNs;

    TopSource(Source source, Known known, Filters filters, boolean mappings) {
        this.source = source;
        this.filters = filters;
        intake = new TopIntake(known, filters, mappings);
    }

    /** Second 0 begins. */
    void begin() {
        // Empties the ring of what came while the rest was being made ready.
        source.drain(intake);
        lostBefore = source.counts().lostEvents();
        long now = Clock.monotonicNs();
        leaveOutCounted();
        intake.begin(now);
    }

    /** What was counted until now is of no second. */
    void leaveOutCounted() {}

    /** Brings the counts up to now. */
    void collect() {
        long now = Clock.monotonicNs();
        collect(now);
        if (now >= lookRoundNs) {
            lookRoundNs = now + LOOK_ROUND_EVERY_NS;
            intake.lookRound();
        }
    }

    abstract void collect(long now);

    /** When to collect next, CLOCK_MONOTONIC in nanoseconds. */
    abstract long collectAgain();

    /** The last second of which all has been collected; -1: none yet. */
    abstract long whole();

    /** When a second begins, CLOCK_MONOTONIC in nanoseconds. */
    long beginOf(long second) {
        return intake.books().beginOf(second);
    }

    /** What was counted until the end of a second. */
    TopCounts until(long second) {
        return intake.books().until(second);
    }

    /** How many events never reached the reader since the begin. */
    long lostEvents() {
        return source.counts().lostEvents() - lostBefore;
    }

    /** Whether the filters let a process through. */
    boolean wants(Process process) {
        return filters.wants(process);
    }

    @Override
    public void close() {
        source.close();
    }
}
