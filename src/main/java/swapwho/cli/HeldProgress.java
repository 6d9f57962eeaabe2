// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import swapwho.proc.HeldScan;

/** Shows on a terminal how far a long reading of page tables is. */
final class HeldProgress implements HeldScan.Progress {
    private static final int WIDTH = 79;
    private static final long SHORT_NS = 500_000_000;

    private final PrintStream err;
    private final boolean terminal;
    private final LongSupplier clock;
    private final long start;
    private boolean shown;

    /** @param clock nanoseconds */
    HeldProgress(PrintStream err, boolean terminal, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        start = clock.getAsLong();
    }

    @Override
    public void read(long bytes, long all) {
        if (terminal && clock.getAsLong() - start > SHORT_NS) {
            err.print("\r" + ProgressBar.render("reading page tables", bytes, all, WIDTH) + "\033[K");
            err.flush();
            shown = true;
        }
    }

    /** Takes it away again. */
    void clear() {
        if (shown) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
