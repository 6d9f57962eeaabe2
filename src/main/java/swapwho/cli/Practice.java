// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Function;
import swapwho.bpf.PracticeRing;
import swapwho.proc.Clock;
import swapwho.view.LineBuffer;
import swapwho.view.Lines;

/** Runs made-up events through an intake of their own, so that the code on their way is compiled before real ones come. */
final class Practice {
    private static final int EVENTS = 4000;

    private Practice() {}

    /**
     * @param known what the lines ask; has a process's mappings read, too, by the thread that will go on doing so
     * @param lines makes the lines that the command will write, here into nothing
     */
    static void run(Path root, Known known, Function<LineBuffer, Lines> lines) {
        LineBuffer nowhere = new LineBuffer(OutputStream.nullOutputStream());
        Intake intake = new Intake(new Known(root), Filters.none(), lines.apply(nowhere));
        known.mappings.round(Clock.monotonicNs(), true);
        try (PracticeRing ring = new PracticeRing((int) ProcessHandle.current().pid(), Clock.monotonicNs())) {
            for (int done = 0; done < EVENTS; ) {
                done += ring.feed(intake);
                intake.endRound();
            }
        }
    }
}
