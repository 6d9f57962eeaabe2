// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.PrintStream;
import swapwho.model.Balance;
import swapwho.model.Summary;

/** What `--strict` makes of a trace's end. */
final class Strict {
    private Strict() {}

    /** Says in one line what is wrong, if anything is; returns the exit status. */
    static int status(Summary summary, PrintStream err) {
        if (summary.lost().lostEvents() > 0) {
            err.println("swapwho: --strict: lost " + summary.lost().lostEvents() + " events, because the reader was too slow;"
                    + " have it write less: swapwho trace --summary");
            return Main.FAILED;
        }
        for (Balance.Row row : Balance.of(summary)) {
            if (row.why() == Balance.Why.UNEXPLAINED) {
                err.println("swapwho: --strict: the kernel counted " + row.kernel() + " in " + row.counter().word() + ", reported are "
                        + row.reported() + ", and nothing explains the difference; please report it");
                return Main.FAILED;
            }
        }
        return Main.DONE;
    }
}
