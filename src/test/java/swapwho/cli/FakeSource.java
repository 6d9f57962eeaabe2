// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import swapwho.model.EventSink;
import swapwho.model.FakeCountRow;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.KernelCounts;
import swapwho.model.OutCounts;
import swapwho.proc.Clock;

/** A kernel that a test scripts: each step is what happens between two readings of the ring. */
final class FakeSource implements Source {
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final Queue<Consumer<EventSink>> ring = new ArrayDeque<>();
    private final Queue<FakeCountRow> rows = new ArrayDeque<>();
    private OutCounts counted = OutCounts.NONE;
    private long lost;
    private boolean begun;
    private boolean forever;
    /** What still gets into the ring while the program is being detached. */
    Runnable atDetach = () -> {};

    boolean detached;
    boolean closed;

    FakeSource then(Runnable step) {
        steps.add(step);
        return this;
    }

    FakeSource then(FakeSwapOut... events) {
        return then(() -> now(events));
    }

    FakeSource thenLose(int events) {
        return then(() -> lost += events);
    }

    /** The last step is repeated without end. */
    FakeSource forever() {
        forever = true;
        return this;
    }

    /** Into the ring, as if they happened just now. */
    void now(FakeSwapOut... events) {
        for (FakeSwapOut event : events) {
            event.monotonicNs = Clock.monotonicNs();
            raw(event);
        }
    }

    /** The same for pages that come back. */
    void back(FakeSwapIn... events) {
        for (FakeSwapIn event : events) {
            event.monotonicNs = Clock.monotonicNs();
            raw(sink -> sink.swapIn(event));
        }
    }

    /** Another event into the ring, with the time it has. */
    void raw(Consumer<EventSink> event) {
        ring.add(event);
    }

    /** Into the ring with the time they have. */
    void raw(FakeSwapOut... events) {
        for (FakeSwapOut event : events) {
            raw(sink -> sink.swapOut(event));
        }
    }

    /** Counted since the last reading, instead of events. */
    void count(long others, FakeCountRow... more) {
        rows.addAll(List.of(more));
        counted = FakeCountRow.more(counted, others, more);
    }

    @Override
    public OutCounts outCounts() {
        return counted;
    }

    @Override
    public void drainCounts(EventSink sink) {
        while (!rows.isEmpty()) {
            sink.counted(rows.poll());
        }
        if (counted != OutCounts.NONE) {
            sink.countsRead();
        }
    }

    @Override
    public int drain(EventSink sink) {
        // The first reading empties the ring before the trace begins.
        if (begun && !detached && !steps.isEmpty()) {
            (forever && steps.size() == 1 ? steps.peek() : steps.poll()).run();
        }
        begun = true;
        int count = ring.size();
        while (!ring.isEmpty()) {
            ring.poll().accept(sink);
        }
        return count;
    }

    @Override
    public KernelCounts counts() {
        return new KernelCounts(lost, lost);
    }

    @Override
    public int detach(EventSink sink) {
        atDetach.run();
        detached = true;
        return drain(sink);
    }

    @Override
    public void close() {
        closed = true;
    }
}
