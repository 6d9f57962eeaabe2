// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import swapwho.model.EventSink;
import swapwho.model.OutCounts;

/**
 * Reads what the BPF program counts. The program is told to use the other map, and the one that it used is emptied when
 * every CPU has been seen outside of the program after that: so no sum is lost between reading and deleting.
 */
final class Counts {
    static final int RUNNING = 0;
    // struct tally
    static final int FOLIOS = 0;
    static final int INCOMPLETE = 8;
    static final int HUGE = 16;
    static final int OTHERS = 24;
    static final int PAGES = 32;
    // struct run
    static final int RUN_PAGES = 0;
    static final int RUN_FOLIO_PAGES = 8;
    static final int RUN_HUGE = 16;
    static final int RUN_KEY = 24;
    static final int RUN_FRESH = RUN_KEY + CountDecoder.KEY_BYTES;

    /** What a CPU has written is seen by all others long before this. */
    private static final long SEEN_AFTER_NS = 1_000_000;

    private static final long WAIT_AT_MOST_NS = 500_000_000;

    /** Where in a value of the map `cpus` things are, and how long it is. */
    record Layout(int tally, int run, int stride) {}

    private final CountMaps maps;
    private final MemorySegment told;
    private final MemorySegment cpus;
    private final Layout layout;
    private final boolean[] notSeenOutside;
    private long turn;
    private long turnedAt;
    private boolean emptied = true;

    /**
     * @param told struct told, writable
     * @param cpus the values of the map, one after the other
     */
    Counts(CountMaps maps, MemorySegment told, MemorySegment cpus, Layout layout) {
        this.maps = maps;
        this.told = told;
        this.cpus = cpus;
        this.layout = layout;
        notSeenOutside = new boolean[(int) (cpus.byteSize() / layout.stride())];
    }

    /** Hands over all rows until now, which takes a millisecond or two; those that it does not get at come with the next. */
    void take(EventSink sink) {
        // Those that the last one did not get at come first.
        boolean both = !emptied;
        if (emptyOne(sink) && both) {
            emptyOne(sink);
        }
        sink.countsRead();
    }

    /** False: a CPU has not been seen outside of the program for long. */
    private boolean emptyOne(EventSink sink) {
        if (emptied) {
            takeTurns();
        }
        long until = System.nanoTime() + WAIT_AT_MOST_NS;
        while (!allSeenOutside()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(SEEN_AFTER_NS);
        }
        emptied = true;
        maps.empty(turn - 1, sink);
        return true;
    }

    /**
     * Hands over what take() before it could not get at: sums that stood in no row yet, for the kernel had skipped the
     * program that ends a batch. To be called once, when no program runs any more. Returns how many rows.
     */
    int drain(EventSink sink) {
        int rows = emptied ? 0 : maps.empty(turn - 1, sink);
        for (long cpu = 0; cpu < cpus.byteSize(); cpu += layout.stride()) {
            MemorySegment run = cpus.asSlice(cpu + layout.run(), RUN_FRESH + CountDecoder.COUNT_BYTES);
            if (run.get(JAVA_LONG, RUN_PAGES) != 0) {
                MemorySegment count = MemorySegment.ofArray(
                        run.asSlice(RUN_FRESH, CountDecoder.COUNT_BYTES).toArray(JAVA_LONG));
                count.set(JAVA_LONG, CountDecoder.PAGES, run.get(JAVA_LONG, RUN_PAGES));
                count.set(JAVA_LONG, CountDecoder.FOLIO_PAGES, run.get(JAVA_LONG, RUN_FOLIO_PAGES));
                count.set(JAVA_LONG, CountDecoder.HUGE, run.get(JAVA_LONG, RUN_HUGE));
                maps.handOver(run.asSlice(RUN_KEY, CountDecoder.KEY_BYTES), count, sink);
                rows++;
            }
        }
        return rows;
    }

    /** Everything that was counted since the program was attached, to the page. */
    OutCounts totals() {
        long[] pages = new long[OutCounts.CELLS];
        long[] sums = new long[PAGES / 8];
        for (long cpu = 0; cpu < cpus.byteSize(); cpu += layout.stride()) {
            long tally = cpu + layout.tally();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += cpus.get(JAVA_LONG, tally + i * 8L);
            }
            for (int i = 0; i < pages.length; i++) {
                pages[i] += cpus.get(JAVA_LONG, tally + PAGES + i * 8L);
            }
        }
        return new OutCounts(sums[FOLIOS / 8], sums[INCOMPLETE / 8], sums[HUGE / 8], sums[OTHERS / 8], pages);
    }

    private void takeTurns() {
        turn++;
        told.set(JAVA_LONG, Tracer.TOLD_TURN, turn);
        VarHandle.fullFence();
        turnedAt = System.nanoTime();
        Arrays.fill(notSeenOutside, true);
        emptied = false;
    }

    private boolean allSeenOutside() {
        if (System.nanoTime() - turnedAt < SEEN_AFTER_NS) {
            return false;
        }
        boolean all = true;
        for (int cpu = 0; cpu < notSeenOutside.length; cpu++) {
            if (notSeenOutside[cpu]) {
                notSeenOutside[cpu] = cpus.get(JAVA_INT, (long) cpu * layout.stride() + RUNNING) != 0;
                all &= !notSeenOutside[cpu];
            }
        }
        return all;
    }
}
