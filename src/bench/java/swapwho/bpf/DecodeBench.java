// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import swapwho.model.EventSink;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Woken;

/** Events a second out of a ring of swap-outs, swap-ins, moves and wake-ups, whose every field is read; Java as users run it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "@src/main/launcher/jvm.options")
public class DecodeBench {
    /** How many fit into the practice ring. */
    private static final int EVENTS = 640;

    private PracticeRing ring;
    private final Reading reading = new Reading();

    /** Adds up all fields, so that none is decoded for nothing. */
    private static final class Reading implements EventSink {
        private long sum;

        @Override
        public void swapOut(SwapOut event) {
            sum += event.monotonicNs() + event.cause().ordinal() + event.kind().ordinal() + event.stored().ordinal() + event.pages()
                    + event.slot() + event.references() + event.reclaimerPid() + event.reclaimerTid() + event.reclaimerCommandLow()
                    + event.reclaimerCommandHigh() + event.limitCgroup();
            for (int i = 0; i < event.ownerCount(); i++) {
                sum += event.ownerPid(i) + event.ownerStartTime(i) + event.ownerCommandLow(i) + event.ownerCommandHigh(i)
                        + event.ownerCgroup(i) + event.ownerAddress(i) + event.ownerPages(i);
            }
        }

        @Override
        public void swapMove(SwapOut event) {
            swapOut(event);
        }

        @Override
        public void swapIn(SwapIn event) {
            sum += event.monotonicNs() + event.slot() + event.delayNs() + event.cgroup();
        }

        @Override
        public void woken(Woken event) {
            sum += event.kswapd() + event.pid() + event.tid() + event.commandLow() + event.commandHigh();
        }
    }

    @Setup(Level.Trial)
    public void fill() {
        ring = new PracticeRing(1, 1);
        int events = ring.feed(reading);
        if (events != EVENTS) {
            throw new IllegalStateException("the ring holds another number of events: " + events);
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long decode() {
        ring.feed(reading);
        return reading.sum;
    }

    @TearDown
    public void close() {
        ring.close();
    }
}
