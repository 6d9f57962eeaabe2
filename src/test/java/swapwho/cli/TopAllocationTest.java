// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.bpf.PracticeRing;
import swapwho.testing.Root;

/** From the ring to the counts of `top`, with every type of event. */
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

    private static void feed(PracticeRing ring, TopIntake intake) {
        for (int events = 0; events < EVENTS; ) {
            events += ring.feed(intake);
            intake.endRound();
        }
    }
}
