// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** What was traced, in base pages, to be set beside what the kernel counted. Filters do not touch it. */
public final class Books {
    private static final Cause[] CAUSES = Cause.values();
    private static final Kind[] KINDS = Kind.values();
    private static final Stored[] STORED = Stored.values();
    private static final By[] BYS = By.values();
    private static final From[] FROMS = From.values();

    /** Pages that went for one cause, of one kind, to one place. */
    public record Out(Cause cause, Kind kind, Stored stored, long pages) {}

    /** Pages that came back by one way, from one place, of one kind. */
    public record In(By by, From from, Kind kind, long pages) {}

    private final long[] out = new long[OutCounts.CELLS];
    private final long[] in = new long[BYS.length * FROMS.length * KINDS.length];
    private final Tally reported = new Tally();
    /** Pages of swap-ins that were under way while the kernel's counters were read. */
    private final Tally underWay = new Tally();
    private final CgroupBooks cgroups = new CgroupBooks();
    private long events;
    private long incompleteEvents;
    /** Of the last swap-out. */
    private int lastCell;
    private Stored lastStored;
    private int lastPages;
    private boolean lastComplete;
    private Tally lastCgroup;

    /** Takes an event in; tells whether its pages went to swap, which those that stay in the swap cache did not yet. */
    public boolean add(SwapOut event) {
        lastStored = event.stored();
        lastPages = event.pages();
        lastComplete = event.complete();
        lastCell = OutCounts.cell(event.cause(), event.kind(), lastStored);
        lastCgroup = event.ownerCount() > 0 ? cgroups.of(event.ownerCgroup(0)) : null;
        addAgain(1);
        return lastStored != Stored.CACHED;
    }

    /** As many more like the last one. */
    public void addAgain(int times) {
        events += times;
        incompleteEvents += lastComplete ? 0 : times;
        long pages = (long) times * lastPages;
        out[lastCell] += pages;
        long huge = lastPages == Tally.HUGE && lastStored == Stored.DEVICE ? times : 0;
        reported.add(lastStored, pages, huge);
        if (lastCgroup != null) {
            lastCgroup.add(lastStored, pages, huge);
        }
    }

    /** Takes in what was counted in the kernel. */
    public void add(OutCounts counts) {
        events += counts.folios();
        incompleteEvents += counts.incomplete();
        for (int i = 0; i < out.length; i++) {
            out[i] += counts.pages()[i];
            reported.add(STORED[i % STORED.length], counts.pages()[i], 0);
        }
        reported.add(Stored.DEVICE, 0, counts.huge());
    }

    /** Takes in whose the counted pages were. */
    public void addOwner(CountRow row) {
        cgroups.of(row.cgroup()).add(row.stored(), row.folioPages(), row.stored() == Stored.DEVICE ? row.hugeFolios() : 0);
    }

    /** Takes a swap-in in. */
    public void add(SwapIn event) {
        events++;
        in[(event.by().ordinal() * FROMS.length + event.from().ordinal()) * KINDS.length + event.kind().ordinal()]
                += event.pages();
        reported.add(event);
        cgroups.of(event.cgroup()).add(event);
    }

    /** Takes in that zswap wrote a page back to its device. */
    public void addMove(SwapOut event) {
        events++;
        reported.addMove(event.pages());
    }

    /** Takes in who it was that zswap had taken the page of. */
    public void addOwners(HeldMove move) {
        if (move.ownerCount() > 0) {
            cgroups.of(move.owner(0).cgroup).addMove(move.pages);
        }
    }

    /** Notes that nobody can tell on which side of a reading of the counters the kernel counted this. */
    public void addUnderWay(SwapIn event) {
        underWay.add(event);
    }

    /** What was reported, in the kernel's terms. */
    public Tally reported() {
        return reported;
    }

    Tally underWay() {
        return underWay;
    }

    public CgroupBooks cgroups() {
        return cgroups;
    }

    /** All pages of swap-outs. */
    public long outPages() {
        return LongStream.of(out).sum();
    }

    /** All pages of swap-ins. */
    public long inPages() {
        return LongStream.of(in).sum();
    }

    /** Pages that zswap wrote back to its device. */
    public long movedPages() {
        return reported.of(Counter.ZSWPWB);
    }

    /** Pages that went to swap: not those that reclaim kept in the swap cache. */
    public long pages() {
        return outs().stream().filter(o -> o.stored != Stored.CACHED).mapToLong(Out::pages).sum();
    }

    /** Pages that went to swap and that the kernel counts, write-backs of zswap left aside. */
    public long countedPages() {
        return outs().stream().filter(o -> Counter.of(o.stored) != null).mapToLong(Out::pages).sum();
    }

    /** Pages that came back and that the kernel counts: not those that were still in the swap cache. */
    public long countedPagesIn() {
        return ins().stream().filter(i -> Counter.of(i.from) != null).mapToLong(In::pages).sum();
    }

    /** Pages that went nobody knows where to. */
    long unknownOut() {
        return outs().stream().filter(o -> o.stored == Stored.UNKNOWN).mapToLong(Out::pages).sum();
    }

    /** Pages that came back nobody knows where from. */
    long unknownIn() {
        return ins().stream().filter(i -> i.from == From.UNKNOWN).mapToLong(In::pages).sum();
    }

    /** What went, most pages first. */
    public List<Out> outs() {
        List<Out> all = new ArrayList<>();
        for (int i = 0; i < out.length; i++) {
            if (out[i] > 0) {
                all.add(new Out(
                        CAUSES[i / STORED.length / KINDS.length], KINDS[i / STORED.length % KINDS.length],
                        STORED[i % STORED.length], out[i]));
            }
        }
        all.sort(Comparator.comparingLong((Out o) -> -o.pages));
        return all;
    }

    /** What came back, most pages first. */
    public List<In> ins() {
        List<In> all = new ArrayList<>();
        for (int i = 0; i < in.length; i++) {
            if (in[i] > 0) {
                all.add(new In(
                        BYS[i / KINDS.length / FROMS.length], FROMS[i / KINDS.length % FROMS.length],
                        KINDS[i % KINDS.length], in[i]));
            }
        }
        all.sort(Comparator.comparingLong((In i) -> -i.pages));
        return all;
    }

    public long events() {
        return events;
    }

    /** Swap-outs whose owners do not account for every reference, or whose references are unknown. */
    public long incompleteEvents() {
        return incompleteEvents;
    }
}
