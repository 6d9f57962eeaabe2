// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.bpf.PracticeRing;
import swapwho.model.FakeCountRow;
import swapwho.model.FakeSwapOut;
import swapwho.testing.Root;

/** From the ring to the counts of `top`, with every type of event, and from rows. */
class TopAllocationTest {
    private static final int EVENTS = 100_000;
    /** For what is made once a reading, not once an event; one object an event would be 1,600,000. */
    private static final long BOUND = 50_000;

    @TempDir
    private Path folder;

    @Test
    void anEventAllocatesNothing() {
        TopIntake intake = new TopIntake(new Known(Root.withSwap(folder).path()), Filters.none(), true);
        intake.begin(0);
        try (PracticeRing ring = new PracticeRing(4321, 5_000_000_000L)) {
            feed(ring, intake);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            feed(ring, intake);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(BOUND);
        }
        assertThat(intake.books().until(5).losses()).isNotEmpty();
        assertThat(intake.books().until(5).takes()).isNotEmpty();
    }

    @Test
    void aRowAllocatesNothing() {
        TopIntake intake = new TopIntake(new Known(Root.withSwap(folder).path()), Filters.none(), false);
        intake.begin(0);
        intake.books().stretch(500_000_000, 2_500_000_000L);
        List<FakeCountRow> rows = new ArrayList<>();
        for (int pid = 1; pid <= 100; pid++) {
            FakeSwapOut waker = new FakeSwapOut().reclaimer(pid % 7 + 1, 1, "waker");
            rows.add(new FakeCountRow(new FakeSwapOut().owner(pid, "hog", 0), pid, waker));
        }
        count(rows, intake);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        count(rows, intake);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(BOUND);
        assertThat(intake.books().until(5).takes()).hasSize(100);
    }

    private static void count(List<FakeCountRow> rows, TopIntake intake) {
        for (int i = 0; i < EVENTS; i++) {
            intake.counted(rows.get(i % rows.size()));
        }
    }

    private static void feed(PracticeRing ring, TopIntake intake) {
        for (int events = 0; events < EVENTS; ) {
            events += ring.feed(intake);
            intake.endRound();
        }
    }
}
