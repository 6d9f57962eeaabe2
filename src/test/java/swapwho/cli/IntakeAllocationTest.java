// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swapwho.bpf.PracticeRing;
import swapwho.testing.Root;
import swapwho.view.JsonLines;
import swapwho.view.LineBuffer;
import swapwho.view.TextLines;
import swapwho.view.Theme;

/** From the ring to the line, with every type of event. */
class IntakeAllocationTest {
    private static final int EVENTS = 100_000;
    /** For what is made once a reading, not once an event; one object an event would be 1,600,000. */
    private static final long BOUND = 50_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"json", "text"})
    void anEventAllocatesNothing(String format) {
        Known known = new Known(Root.withSwap(folder).path());
        LineBuffer nowhere = new LineBuffer(OutputStream.nullOutputStream());
        Intake intake = new Intake(known, Filters.none(), format.equals("json")
                ? new JsonLines(nowhere, known)
                : new TextLines(nowhere, known, Theme.PLAIN, ZoneId.of("UTC"), 0));
        try (PracticeRing ring = new PracticeRing(4321, 5_000_000_000L)) {
            feed(ring, intake);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            feed(ring, intake);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(BOUND);
        }
        assertThat(intake.books().inPages()).isPositive();
        assertThat(intake.books().movedPages()).isPositive();
    }

    private static void feed(PracticeRing ring, Intake intake) {
        for (int events = 0; events < EVENTS; ) {
            events += ring.feed(intake);
            intake.endRound();
        }
    }
}
