// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import swapwho.model.FakeHeld;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.HeldSwapIn;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Reclaimers;
import swapwho.testing.FakeSurroundings;

/**
 * How long a line takes to make, and what it allocates; not a test. Run it from a checkout that has been tested:
 * java -XX:TieredStopAtLevel=1 -cp target/classes:target/test-classes swapwho.view.LineBench
 */
public final class LineBench {
    private static final int EVENTS = 2_000_000;

    private LineBench() {}

    public static void main(String[] args) {
        for (int round = 0; round < 4; round++) {
            run("json", new JsonLines(new LineBuffer(OutputStream.nullOutputStream()), new FakeSurroundings()));
            run("text", new TextLines(
                    new LineBuffer(OutputStream.nullOutputStream()), new FakeSurroundings(), Theme.PLAIN, ZoneOffset.UTC, 0));
            swapIns(new JsonLines(new LineBuffer(OutputStream.nullOutputStream()), new FakeSurroundings()));
        }
    }

    private static void run(String name, Lines lines) {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x7f1200000000L);
        Processes processes = new Processes(4096);
        Reclaimers reclaimers = new Reclaimers();
        Process[] owners = new Process[1];
        lines.clock(1_795_541_000_000_000_000L);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            event.monotonicNs += 1234;
            event.slotOffset = 1234 + (i & 0xFFFF);
            event.owners.getFirst().address += 4096;
            owners[0] = processes.of(event, 0);
            lines.swapOut(event, owners, reclaimers.of(event), null);
        }
        long nanoseconds = System.nanoTime() - start;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        System.out.printf("%s: %.0f ns and %.3f bytes an event%n", name, (double) nanoseconds / EVENTS, (double) bytes / EVENTS);
    }

    private static void swapIns(Lines lines) {
        HeldSwapIn event = FakeHeld.swapIn(new FakeSwapIn(), new Process(174, 1, 2, 3), 5_210_000_000L);
        lines.clock(1_795_541_000_000_000_000L);
        long start = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            event.monotonicNs += 1234;
            event.slot = 1234 + (i & 0xFFFF);
            event.address += 4096;
            lines.swapIn(event);
        }
        System.out.printf("swap_in: %.0f ns an event%n", (double) (System.nanoTime() - start) / EVENTS);
    }
}
