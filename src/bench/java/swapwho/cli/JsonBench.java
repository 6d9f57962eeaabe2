// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.OutputStream;
import java.nio.file.Path;
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
import swapwho.bpf.PracticeRing;
import swapwho.view.JsonLines;
import swapwho.view.LineBuffer;

/** Lines of JSON a second, all the way from the ring: decoded, entered in the books, written (to nowhere); Java as users run it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "@src/main/launcher/jvm.options")
public class JsonBench {
    /** Of the practice ring's 664 events all but the wake-ups, one in eight, are a line. */
    private static final int LINES = 581;

    private PracticeRing ring;
    private Intake intake;

    @Setup(Level.Trial)
    public void fill() {
        ring = new PracticeRing((int) ProcessHandle.current().pid(), 1_000_000_000L);
        Known known = new Known(Path.of("/"));
        intake = new Intake(known, Filters.none(), new JsonLines(new LineBuffer(OutputStream.nullOutputStream()), known));
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public int lines() {
        int events = ring.feed(intake);
        intake.endRound();
        return events;
    }

    @TearDown
    public void close() {
        ring.close();
    }
}
