// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.Pairs;
import swapwho.model.Process;
import swapwho.model.Takers;

/** Who pushes whom out, how much of that came back, and how much of it soon. */
final class TextPairs {
    private static final int SHOWN = 10;
    private static final int WHO = 20;

    private TextPairs() {}

    static void write(TextTable table, Pairs pairs, Theme theme) {
        int shown = 0;
        for (Pairs.Pair pair : pairs.byBack()) {
            if (pair.taken == 0 || !pair.owner.wanted || shown == SHOWN) {
                continue;
            }
            if (shown++ == 0) {
                table.gap();
                table.line("%-20s %-12s %-20s %8s %8s %7s", "TAKEN BY", "CAUSE", "FROM", "PAGES", "BACK", "IN 60 S");
            }
            table.line("%s %-12s %s %8d %8d %7s",
                    theme.reclaimer + taker(pair.taker) + theme.end, pair.taker.cause.word(),
                    theme.owner + owner(pair.owner) + theme.end,
                    pair.taken, pair.back, TextTable.share(pair.soon, pair.back));
        }
    }

    private static String taker(Takers.Taker taker) {
        return who(taker.commandLow, taker.commandHigh, taker.pid);
    }

    private static String owner(Process owner) {
        return owner.pid == 0 ? TextTable.cell("(no process)", "", WHO) : who(owner.commandLow, owner.commandHigh, owner.pid);
    }

    private static String who(long low, long high, int pid) {
        return TextTable.cell(Names.text(Names.command(low, high)), "(" + pid + ")", WHO);
    }
}
