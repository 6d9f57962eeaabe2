// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swapwho.model.FakeSwapOut;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Reclaimers;
import swapwho.testing.Events;
import swapwho.testing.FakeSurroundings;

class AllocationTest {
    private static final int EVENTS = 100_000;
    /** For the pieces of a new second and a new process; one object an event would be 1,600,000. */
    private static final long BOUND = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"json", "json without two lines alike", "text"})
    void anEventAllocatesNothing(String format) {
        LineBuffer out = new LineBuffer(OutputStream.nullOutputStream());
        FakeSurroundings surroundings = new FakeSurroundings();
        Lines lines = format.startsWith("json")
                ? new JsonLines(out, surroundings)
                : new TextLines(out, surroundings, Theme.PLAIN, ZoneId.of("UTC"), 0);
        lines.clock(0);
        Processes processes = new Processes(4096);
        Process[] owners = new Process[3];
        boolean alike = !format.contains("without");
        run(lines, processes, owners, alike);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(lines, processes, owners, alike);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(BOUND);
    }

    private final Reclaimers reclaimers = new Reclaimers();

    private void run(Lines lines, Processes processes, Process[] owners, boolean alike) {
        FakeSwapOut one = Events.plain();
        long begin = one.monotonicNs;
        FakeSwapOut two = Events.plain().owner(175, "hog", 0x7f1200000000L).reclaimer(46, 46, "kswapd1");
        for (int i = 0; i < EVENTS; i++) {
            FakeSwapOut event = i % 3 == 0 ? two : one;
            event.monotonicNs = begin + i * 20_000L;
            event.slotOffset = i;
            event.references = alike ? event.ownerCount() : i % 100;
            for (int o = 0; o < event.ownerCount(); o++) {
                event.owners.get(o).address += 4096;
                owners[o] = processes.of(event, o);
            }
            lines.swapOut(event, owners, reclaimers.of(event), null);
        }
    }
}
