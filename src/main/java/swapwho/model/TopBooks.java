// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What `top` counts: who loses pages and gets them back, and who takes them, second by second for a minute; by events, or
 * by sums of a stretch of time. All of it is bounded, and counting an event allocates nothing. Seconds are numbered from
 * the begin.
 */
public final class TopBooks {
    private static final int LOSSES = 1024;
    private static final int TAKES = 1024;
    private static final int NAMES = 1024;
    private static final Stored[] STORED = Stored.values();

    private static final boolean[] OUT_COUNTED = counted(Stored.values(), Counter::of);
    private static final boolean[] IN_COUNTED = counted(From.values(), Counter::of);

    private final Cells<Loss> losses = new Cells<>(LOSSES, Loss::new);
    private final Cells<Take> takes = new Cells<>(TAKES, Take::new);
    private final MappingNames names = new MappingNames(NAMES);
    private final Minute[] out = minutes(Stored.values().length);
    private final Minute[] in = minutes(From.values().length);
    private final Stretch stretch = new Stretch();
    private final boolean mappings;
    private long beginNs;

    /** @param mappings whether it is known where in a process the pages are that it loses */
    public TopBooks(boolean mappings) {
        this.mappings = mappings;
    }

    /** Second 0 begins now. */
    public void begin(long monotonicNs) {
        beginNs = monotonicNs;
    }

    /** Which second a time is in. */
    public long second(long monotonicNs) {
        return Math.floorDiv(monotonicNs - beginNs, Stretch.SECOND_NS);
    }

    /** When a second begins, CLOCK_MONOTONIC. */
    public long beginOf(long second) {
        return beginNs + second * Stretch.SECOND_NS;
    }

    /** Sums that come from now on are of this time, CLOCK_MONOTONIC. */
    public void stretch(long fromNs, long toNs) {
        stretch.set(fromNs - beginNs, toNs - beginNs);
    }

    /** Pages of the whole machine that went, whatever the filters. */
    public void out(SwapOut event) {
        out[event.stored().ordinal()].add(second(event.monotonicNs()), event.pages());
    }

    /** The same, summed up. */
    public void out(OutCounts counts) {
        for (int i = 0; i < OutCounts.CELLS; i++) {
            stretch.add(out[i % STORED.length], counts.pages()[i]);
        }
    }

    /** Pages of the whole machine that came back, whatever the filters. */
    public void in(SwapIn event) {
        in[event.from().ordinal()].add(second(event.monotonicNs()), event.pages());
    }

    /**
     * Pages that a process lost.
     *
     * @param mapping where they were, or null
     * @param taker   who took them, or null
     */
    public void lost(SwapOut event, int owner, Process process, Mapping mapping, Takers.Taker taker) {
        long second = second(event.monotonicNs());
        int pages = event.ownerPages(owner);
        Loss loss = losses.of(process, names.of(mapping), second);
        loss.pages.add(second, pages);
        loss.went(event.stored(), event.cause(), pages);
        if (taker != null) {
            takes.of(taker, process, second).pages.add(second, pages);
        }
    }

    /**
     * The same, summed up.
     *
     * @param taker who took them, or null
     */
    public void lost(CountRow row, Process process, Takers.Taker taker) {
        Loss loss = losses.of(process, null, stretch.second());
        stretch.add(loss.pages, row.pages());
        loss.went(row.stored(), row.cause(), row.pages());
        if (taker != null) {
            stretch.add(takes.of(taker, process, stretch.second()).pages, row.pages());
        }
    }

    /** Pages of which only the sum is known, not who lost them to whom. */
    public void lostByOthers(long pages) {
        if (pages > 0) {
            stretch.add(losses.rest().pages, pages);
            stretch.add(takes.rest().pages, pages);
        }
    }

    /**
     * Pages that a process got back by a fault.
     *
     * @param mapping where they were, or null
     * @param taker   who had taken them, or null
     */
    public void back(HeldSwapIn event, Mapping mapping, Takers.Taker taker) {
        long second = second(event.monotonicNs);
        // From the swap cache a fault takes the page that it wants, whatever the folio's size.
        int pages = event.from == From.CACHE ? 1 : event.pages;
        Loss loss = losses.of(event.process, names.of(mapping), second);
        loss.back(second, event, pages);
        long awayNs = event.awayNs();
        if (awayNs < 0) {
            return;
        }
        loss.away.add(second, awayNs, pages);
        long outSecond = second(event.monotonicNs - awayNs);
        // What nobody had taken had only stayed in the swap cache; it counts as lost no more than what went before second 0.
        if (taker != null && outSecond >= 0) {
            loss.returned.add(outSecond, pages);
            takes.of(taker, event.process, second).returned.add(outSecond, pages);
        }
    }

    /** What was counted up to the end of a second: copies, which later events leave alone. */
    public TopCounts until(long second) {
        List<TopLoss> lost = new ArrayList<>();
        losses.all().forEach(loss -> lost.add(TopLoss.of(loss, second)));
        List<TopTake> taken = new ArrayList<>();
        takes.all().forEach(take -> taken.add(TopTake.of(take, second)));
        if (losses.others() != null) {
            lost.add(TopLoss.of(losses.others(), second));
        }
        if (takes.others() != null) {
            taken.add(TopTake.of(takes.others(), second));
        }
        return new TopCounts(second + 1, mappings, TopFlow.of(out, OUT_COUNTED, second), TopFlow.of(in, IN_COUNTED, second), lost, taken);
    }

    private static Minute[] minutes(int count) {
        Minute[] minutes = new Minute[count];
        for (int i = 0; i < count; i++) {
            minutes[i] = new Minute();
        }
        return minutes;
    }

    private static <T> boolean[] counted(T[] places, Function<T, Counter> counter) {
        boolean[] counted = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            counted[i] = counter.apply(places[i]) != null;
        }
        return counted;
    }
}
