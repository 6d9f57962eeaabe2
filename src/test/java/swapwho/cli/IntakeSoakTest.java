// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.bpf.PracticeRing;
import swapwho.testing.Root;
import swapwho.view.JsonLines;
import swapwho.view.LineBuffer;

/** Processes come, lose pages and go, for as long as a trace lasts: what is kept of them has an end. */
class IntakeSoakTest {
    private static final int PROCESSES = 100_000;
    private static final int RING_BYTES = 16 * 1024;
    /** By then all that is bounded by a number has reached it. */
    private static final int SETTLED = 20_000;
    /** What an object of 24 bytes for each of the 80,000 other processes would take, and less than one for each event. */
    private static final long BOUND = 2_000_000;

    @TempDir
    private Path folder;

    @Test
    void millionsOfEventsOfManyProcessesLeaveNothingBehind() {
        Known known = new Known(Root.withSwap(folder).path());
        Intake intake = new Intake(known, Filters.none(), new JsonLines(new LineBuffer(OutputStream.nullOutputStream()), known));
        long events = 0;
        long settled = 0;
        for (int process = 0; process < PROCESSES; process++) {
            if (process == SETTLED) {
                settled = kept();
            }
            try (PracticeRing ring = new PracticeRing(1000 + process, 5_000_000_000L + process, RING_BYTES)) {
                events += ring.feed(intake);
            }
            intake.endRound();
        }

        assertThat(events).isGreaterThan(10_000_000);
        assertThat(kept() - settled).isLessThan(BOUND);
        assertThat(intake.books().inPages()).isPositive();
    }

    private static long kept() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
