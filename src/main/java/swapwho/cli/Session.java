// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.time.Duration;
import swapwho.model.Counters;
import swapwho.model.KernelCounts;
import swapwho.model.Summary;
import swapwho.proc.Clock;
import swapwho.view.LineBuffer;
import swapwho.view.Lines;
import swapwho.view.TextSummary;
import swapwho.view.Theme;

/**
 * One trace, from attached to summed up.
 *
 * <p>It begins and ends with a reading of the kernel's counters, both taken while the BPF program is attached: whatever
 * the kernel counts between the two has an event. Events from before the first or after the second are dropped, so that
 * both sides of the books are about the same span of time.
 */
final class Session {
    private static final long DRAIN_EVERY_NS = 50_000_000;
    private static final long LOOK_ROUND_EVERY_NS = 1_000_000_000;
    /** Events in a round, of which the ring buffer holds thirty times as many. */
    private static final int CALM = 1000;

    /**
     * How a trace ends.
     *
     * @param textSummary with the summary on standard error, beside the lines on standard output
     * @param strict      with status 1 when events were lost or the books do not balance
     */
    record End(boolean textSummary, boolean strict) {}

    private final Source source;
    private final Known known;
    private final Filters filters;
    private final Lines lines;
    private final Intake intake;
    private final LineBuffer out;
    private final Streams streams;
    private final End atEnd;
    private final Clock clock = new Clock();
    private long lostTold;
    private int drained;

    Session(Source source, Known known, Filters filters, Lines lines, LineBuffer out, Streams streams, End atEnd) {
        this.source = source;
        this.known = known;
        this.filters = filters;
        this.lines = lines;
        this.intake = new Intake(known, filters, lines);
        this.out = out;
        this.streams = streams;
        this.atEnd = atEnd;
    }

    /** @param duration null: until asked to stop; returns the exit status */
    int run(Stop stop, Duration duration) throws IOException {
        known.memoryStats.begin();
        // That may have taken a while; what comes from now on finds the ring empty.
        intake.begin(Long.MAX_VALUE);
        source.drain(intake);
        source.drainCounts(intake);
        Reading first = Reading.of(known.vmstat, source);
        Counters begin = first.kernel();
        KernelCounts lostBefore = source.counts();
        long beginNs = begin.monotonicNs();
        intake.begin(beginNs);
        lostTold = lostBefore.lostEvents();
        welcome();
        long until = duration == null ? Long.MAX_VALUE : beginNs + duration.toNanos();
        watch(stop, until);

        Reading last = Reading.of(known.vmstat, source);
        Counters end = last.kernel();
        long endNs = end.monotonicNs();
        source.drainCounts(intake);
        intake.end(endNs);
        intake.count(last.counted().since(first.counted()));
        source.detach(intake);
        intake.close();
        tellLost(endNs);
        KernelCounts lost = source.counts().since(lostBefore);
        Summary summary = new Summary(
                endNs, endNs - beginNs, intake.books(), intake.processes(), intake.pairs(), lost, end.since(begin),
                CgroupsSummed.of(intake.books().cgroups(), known));
        lines.summary(summary);
        out.flush();
        if (out.failure() != null) {
            return Failures.output(out.failure(), streams);
        }
        if (atEnd.textSummary) {
            Theme theme = streams.colour() && streams.errIsTerminal() ? Theme.COLOUR : Theme.PLAIN;
            streams.err().print(TextSummary.of(summary, theme));
        }
        return atEnd.strict ? Strict.status(summary, streams.err()) : Main.DONE;
    }

    private void welcome() {
        lines.clock(clock.realtimeMinusMonotonic());
        streams.err().println("tracing swap-outs and swap-ins; Ctrl-C ends it");
        if (known.swaps.read().isEmpty()) {
            streams.err().println("swapwho: no swap area is active, so nothing can be swapped out; waiting for a swapon");
        }
        for (String cgroup : filters.cgroups()) {
            if (!known.cgroups.exists(cgroup)) {
                streams.err().println("swapwho: there is no cgroup " + cgroup + " now; waiting for it");
            }
        }
    }

    private void watch(Stop stop, long until) {
        long lookRound = Clock.monotonicNs() + LOOK_ROUND_EVERY_NS;
        long next = Clock.monotonicNs();
        while (true) {
            drain();
            long now = Clock.monotonicNs();
            tellLost(now);
            out.flush();
            if (out.failure() != null || now >= until) {
                return;
            }
            if (now >= lookRound) {
                lookRound = now + LOOK_ROUND_EVERY_NS;
                lines.clock(clock.realtimeMinusMonotonic());
                source.drainCounts(intake);
                intake.lookRound();
            }
            // On a fixed beat: when reading took longer than that, the next reading follows at once.
            next = Math.max(next + DRAIN_EVERY_NS, now);
            if (stop.within(Math.min(next, until) - now)) {
                return;
            }
        }
    }

    private void drain() {
        known.mappings.round(Clock.monotonicNs(), drained < CALM);
        drained = source.drain(intake);
        intake.endRound();
    }

    private void tellLost(long now) {
        long lost = source.counts().lostEvents();
        if (lost > lostTold) {
            lines.lost(now, lost - lostTold);
            lostTold = lost;
        }
    }
}
