// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps the latest swap_out of each slot as the events come in, then compares them with the page tables. */
final class Judge implements EventLines.Reader {
    private static final int SAMPLES = 20;

    private static final class Counts {
        long held;
        long named;
        long agreed;
    }

    private record Task(int pid, String command) {}

    private record Return(int pid, long slot) {}

    private final Map<Long, TracedSwapOut> latest = new HashMap<>();
    /** When a process last had a slot's page back, by the clock of the events. */
    private final Map<Return, Long> returns = new HashMap<>();
    private final Map<Integer, String> commands = new HashMap<>();
    private final Map<Task, Long> pagesByTask = new HashMap<>();
    private final Map<Integer, Counts> counts = new HashMap<>();
    private final List<Verdict.Sample> missing = new ArrayList<>();
    private final List<Verdict.Sample> falseNames = new ArrayList<>();
    private final Predicate<Holding> judged;
    private final Set<Holding> before;
    private Optional<TracedSummary> summary = Optional.empty();
    private long swapOutPages;
    private long devicePages;
    private long unknownPages;
    private long lost;

    /**
     * @param judged which names count: what an ended process held cannot be asked of it any more
     * @param before what was in swap when the tracer began, and no event can be asked for
     */
    Judge(Predicate<Holding> judged, Set<Holding> before) {
        this.judged = judged;
        this.before = before;
    }

    @Override
    public void swapOut(TracedSwapOut event) {
        if (!event.move()) {
            for (int index = 0; index < event.pages(); index++) {
                latest.merge(Holding.slot(event.type(), event.offset() + index), event, Judge::later);
            }
        }
        for (TracedSwapOut.Run run : event.owners()) {
            commands.put(run.pid(), run.command());
        }
        if (!event.move()) {
            swapOutPages += event.countedByKernel() ? event.pages() : 0;
            pagesByTask.merge(new Task(event.reclaimerPid(), event.reclaimer()), (long) event.pages(), Long::sum);
        }
        if (event.countedInPswpout()) {
            devicePages += event.pages();
            unknownPages += event.stored().isEmpty() && !event.move() ? event.pages() : 0;
        }
    }

    @Override
    public void swapIn(TracedSwapIn event) {
        for (int index = 0; index < event.pages(); index++) {
            returns.merge(new Return(event.pid(), Holding.slot(event.type(), event.offset() + index)), event.monotonicNs(), Long::max);
        }
    }

    /** Batches of several CPUs may stand in the file in another order than they happened in. */
    private static TracedSwapOut later(TracedSwapOut before, TracedSwapOut next) {
        return next.monotonicNs() < before.monotonicNs() ? before : next;
    }

    @Override
    public void lost(long events) {
        lost += events;
    }

    @Override
    public void summary(TracedSummary last) {
        summary = Optional.of(last);
    }

    Verdict judge(List<Holding> truth, boolean cutOff) {
        List<Holding> rows = new ArrayList<>(truth);
        rows.sort(Comparator.comparingLong(Holding::slot));
        for (int start = 0, end = 0; start < rows.size(); start = end) {
            while (end < rows.size() && rows.get(end).slot() == rows.get(start).slot()) {
                end++;
            }
            slot(new HashSet<>(rows.subList(start, end)), latest.get(rows.get(start).slot()));
        }
        List<Verdict.Share> shares = counts.entrySet().stream()
                .map(entry -> share(entry.getKey(), commands.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .sorted(Comparator.comparingLong(Verdict.Share::held).reversed().thenComparing(Verdict.Share::pid))
                .toList();
        long lostEvents = summary.map(TracedSummary::lostEvents).orElse(lost);
        return new Verdict(
                shares,
                total(shares),
                List.copyOf(missing),
                List.copyOf(falseNames),
                reclaimers(),
                swapOutPages,
                devicePages,
                unknownPages,
                lostEvents,
                Math.max(lostEvents, summary.map(TracedSummary::lostPages).orElse(0L)),
                cutOff,
                summary);
    }

    /** Compares one slot's holders with what its latest swap_out says; null: there was none. */
    private void slot(Set<Holding> held, TracedSwapOut last) {
        Set<Holding> named = last == null ? Set.of() : last.namedFor(held.iterator().next().offset());
        named = named.stream().filter(judged).filter(name -> held.contains(name) || !hasBack(name, last))
                .collect(Collectors.toSet());
        for (Holding row : held) {
            if (last == null && before.contains(row)) {
                continue;
            }
            Counts process = counts(row);
            process.held++;
            if (named.contains(row)) {
                process.agreed++;
            } else {
                sample(missing, row, last, named);
            }
        }
        for (Holding name : named) {
            counts(name).named++;
            if (!held.contains(name)) {
                sample(falseNames, name, last, named);
            }
        }
    }

    /** One of several owners may take its page back while the slot stays with the others. */
    private boolean hasBack(Holding name, TracedSwapOut last) {
        return returns.getOrDefault(new Return(name.pid(), name.slot()), Long.MIN_VALUE) > last.monotonicNs();
    }

    private Counts counts(Holding row) {
        return counts.computeIfAbsent(row.pid(), _ -> new Counts());
    }

    private static void sample(List<Verdict.Sample> samples, Holding page, TracedSwapOut last, Set<Holding> named) {
        if (samples.size() == SAMPLES) {
            return;
        }
        String names = named.stream()
                .map(name -> "%d at 0x%x".formatted(name.pid(), name.address()))
                .collect(Collectors.joining(", ", "[", "]"));
        samples.add(new Verdict.Sample(
                page, last == null ? "no swap_out of this slot" : "line " + last.line() + " names " + names));
    }

    private static Verdict.Share share(int pid, String command, Counts counts) {
        return new Verdict.Share(pid, command, counts.held, counts.named, counts.agreed);
    }

    private static Verdict.Share total(List<Verdict.Share> shares) {
        Counts total = new Counts();
        for (Verdict.Share share : shares) {
            total.held += share.held();
            total.named += share.named();
            total.agreed += share.agreed();
        }
        return share(0, "", total);
    }

    private List<Verdict.Reclaimer> reclaimers() {
        return pagesByTask.entrySet().stream()
                .map(entry -> new Verdict.Reclaimer(entry.getKey().pid(), entry.getKey().command(), entry.getValue()))
                .sorted(Comparator.comparingLong(Verdict.Reclaimer::pages).reversed())
                .toList();
    }
}
