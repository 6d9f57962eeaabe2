// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import swapwho.model.Books;
import swapwho.model.Counters;
import swapwho.model.EventSink;
import swapwho.model.KernelCounts;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Summary;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Woken;
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
final class Session implements EventSink {
    private static final long DRAIN_EVERY_NS = 50_000_000;
    private static final long LOOK_ROUND_EVERY_NS = 1_000_000_000;
    private static final int PROCESSES = 4096;
    private static final int CGROUP_TRIES = 3;

    private final Source source;
    private final Known known;
    private final Filters filters;
    private final boolean ownersFiltered;
    private final Lines lines;
    private final LineBuffer out;
    private final Streams streams;
    private final boolean textSummary;
    private final Clock clock = new Clock();
    private final Books books = new Books();
    private final Processes processes = new Processes(PROCESSES);
    private Process[] owners = new Process[16];
    private long beginNs;
    private long endNs = Long.MAX_VALUE;
    private long lostTold;

    Session(Source source, Known known, Filters filters, Lines lines, LineBuffer out, Streams streams, boolean textSummary) {
        this.source = source;
        this.known = known;
        this.filters = filters;
        this.ownersFiltered = filters.onOwners();
        this.lines = lines;
        this.out = out;
        this.streams = streams;
        this.textSummary = textSummary;
    }

    /** A session that is never run: events go through it and nowhere else. */
    static Session unattached(Known known, Lines lines, LineBuffer out) {
        return new Session(null, known, Filters.none(), lines, out, null, false);
    }

    /** @param duration null: until asked to stop; returns the exit status */
    int run(Stop stop, Duration duration) throws IOException {
        Counters begin = known.vmstat.read();
        KernelCounts lostBefore = source.counts();
        beginNs = begin.monotonicNs();
        lostTold = lostBefore.lostEvents();
        welcome();
        long until = duration == null ? Long.MAX_VALUE : beginNs + duration.toNanos();
        watch(stop, until);

        Counters end = known.vmstat.read();
        endNs = end.monotonicNs();
        source.detach(this);
        tellLost(endNs);
        KernelCounts lost = source.counts().since(lostBefore);
        Summary summary =
                new Summary(endNs, endNs - beginNs, books, processes, lost, end.since(begin));
        lines.summary(summary);
        out.flush();
        if (out.failure() != null) {
            return Failures.output(out.failure(), streams);
        }
        if (textSummary) {
            Theme theme = streams.colour() && streams.errIsTerminal() ? Theme.COLOUR : Theme.PLAIN;
            streams.err().print(TextSummary.of(summary, theme));
        }
        return Main.DONE;
    }

    private void welcome() {
        lines.clock(clock.realtimeMinusMonotonic());
        streams.err().println("tracing swap-outs; Ctrl-C ends it");
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
                processes.each(this::findCgroup);
            }
            // On a fixed beat: when reading took longer than that, the next reading follows at once.
            next = Math.max(next + DRAIN_EVERY_NS, now);
            if (stop.within(Math.min(next, until) - now)) {
                return;
            }
        }
    }

    private int drain() {
        known.mappings.round(Clock.monotonicNs());
        return source.drain(this);
    }

    @Override
    public void swapOut(SwapOut event) {
        if (outside(event.monotonicNs())) {
            return;
        }
        boolean gone = books.add(event);
        int count = event.ownerCount();
        if (count > owners.length) {
            owners = Arrays.copyOf(owners, count);
        }
        boolean wanted = !ownersFiltered;
        for (int i = 0; i < count; i++) {
            Process process = processes.of(event, i);
            if (process.cgroup != event.ownerCgroup(i)) {
                meet(process, event.ownerCgroup(i));
            }
            process.pages += gone ? event.ownerPages(i) : 0;
            owners[i] = process;
            wanted |= process.wanted;
        }
        if (wanted && filters.wants(event)) {
            lines.swapOut(event, owners);
        }
    }

    @Override
    public void swapMove(SwapOut event) {
        if (!outside(event.monotonicNs())) {
            books.addMove(event);
        }
    }

    @Override
    public void swapIn(SwapIn event) {
        if (!outside(event.monotonicNs())) {
            books.add(event);
        }
    }

    @Override
    public void woken(Woken event) {}

    private boolean outside(long time) {
        return time < beginNs || time > endNs;
    }

    private void meet(Process process, long cgroup) {
        process.cgroup = cgroup;
        process.cgroupTries = 0;
        process.cgroupPath = known.cgroups.path(process);
        process.wanted = filters.wants(process);
        process.rendering = null;
    }

    /** Looks again for what was not found when the process was met: its cgroup may have been too new. */
    private void findCgroup(Process process) {
        if (process.cgroupPath == null && process.cgroupTries++ < CGROUP_TRIES) {
            byte[] path = known.cgroups.path(process);
            if (path != null) {
                meet(process, process.cgroup);
            }
        }
    }

    private void tellLost(long now) {
        long lost = source.counts().lostEvents();
        if (lost > lostTold) {
            lines.lost(now, lost - lostTold);
            lostTold = lost;
        }
    }
}
