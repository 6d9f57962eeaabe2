// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the latest swap_out of each slot as the events come in, then compares them with the page tables. */
final class Judge implements EventLines.Reader {
    private static final int SAMPLES = 20;

    /** The latest event of a slot, and which page of its folio the slot holds. */
    private record Latest(TracedSwapOut event, int index) {
        Set<Holding> named() {
            Set<Holding> named = new LinkedHashSet<>();
            for (TracedSwapOut.Run run : event.owners()) {
                if (run.covers(index)) {
                    named.add(new Holding(run.pid(), run.addressOf(index), event.type(), event.offset() + index));
                }
            }
            return named;
        }
    }

    private static final class Counts {
        long held;
        long named;
        long agreed;
    }

    private record Task(int pid, String command) {}

    private final Map<Long, Latest> latest = new HashMap<>();
    private final Map<Integer, String> commands = new HashMap<>();
    private final Map<Task, Long> pagesByTask = new HashMap<>();
    private final Map<Integer, Counts> counts = new HashMap<>();
    private final List<Verdict.Sample> missing = new ArrayList<>();
    private final List<Verdict.Sample> falseNames = new ArrayList<>();
    private Optional<TracedSummary> summary = Optional.empty();
    private long swapOutPages;
    private long devicePages;
    private long lost;

    @Override
    public void swapOut(TracedSwapOut event) {
        for (int index = 0; index < event.pages(); index++) {
            latest.put(Holding.slot(event.type(), event.offset() + index), new Latest(event, index));
        }
        for (TracedSwapOut.Run run : event.owners()) {
            commands.put(run.pid(), run.command());
        }
        if (!event.move()) {
            swapOutPages += event.pages();
            pagesByTask.merge(new Task(event.reclaimerPid(), event.reclaimer()), (long) event.pages(), Long::sum);
        }
        if (event.countedInPswpout()) {
            devicePages += event.pages();
        }
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
        Set<Holding> held = new HashSet<>(truth);
        held.forEach(this::recall);
        held.stream().map(Holding::slot).distinct().map(latest::get).forEach(last -> precision(last, held));
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
                lostEvents,
                Math.max(lostEvents, summary.map(TracedSummary::lostPages).orElse(0L)),
                cutOff,
                summary);
    }

    private void recall(Holding row) {
        Counts process = counts.computeIfAbsent(row.pid(), _ -> new Counts());
        process.held++;
        Latest last = latest.get(row.slot());
        if (last != null && last.named().contains(row)) {
            process.agreed++;
        } else if (missing.size() < SAMPLES) {
            missing.add(new Verdict.Sample(row, said(last)));
        }
    }

    private void precision(Latest last, Set<Holding> held) {
        if (last == null) {
            return;
        }
        for (Holding name : last.named()) {
            counts.computeIfAbsent(name.pid(), _ -> new Counts()).named++;
            if (!held.contains(name) && falseNames.size() < SAMPLES) {
                falseNames.add(new Verdict.Sample(name, said(last)));
            }
        }
    }

    private static String said(Latest last) {
        if (last == null) {
            return "no swap_out of this slot";
        }
        return "line " + last.event().line() + " names "
                + last.named().stream()
                        .map(name -> "%d at 0x%x".formatted(name.pid(), name.address()))
                        .collect(Collectors.joining(", ", "[", "]"));
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
