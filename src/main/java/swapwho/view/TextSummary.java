// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import swapwho.model.Balance;
import swapwho.model.Process;
import swapwho.model.Summary;

/** The end of a trace as tables: who lost pages, why, and whether the books balance with the kernel's own. */
public final class TextSummary {
    private static final int OWNERS_SHOWN = 20;

    private TextSummary() {}

    /** Several lines, each with its line end. */
    public static String of(Summary summary, Theme theme) {
        TextTable table = new TextTable();
        owners(table, summary, theme);
        TextPairs.write(table, summary.pairs(), theme);
        TextBooks.write(table, summary);
        TextCgroups.write(table, summary.cgroups());
        end(table, summary);
        return table.toString();
    }

    private static void owners(TextTable table, Summary summary, Theme theme) {
        long whole = summary.books().pages();
        table.line("%-32s %12s %7s", "OWNER", "PAGES", "SHARE");
        Process[] all = summary.processes().byPages();
        int others = summary.processes().foldedProcesses();
        long rest = summary.processes().foldedPages();
        int shown = 0;
        for (Process process : all) {
            if (process.pages == 0 || !process.wanted) {
                continue;
            }
            if (shown++ < OWNERS_SHOWN) {
                // The colour's bytes are no part of the width.
                int colour = TextLines.who(process, theme).length() - TextLines.who(process, Theme.PLAIN).length();
                table.line("%-" + (32 + colour) + "s %12d %7s",
                        TextLines.who(process, theme), process.pages, TextTable.share(process.pages, whole));
            } else {
                others++;
                rest += process.pages;
            }
        }
        if (others > 0 || rest > 0) {
            table.line("%-32s %12d %7s", (others > 0 ? others + " " : "") + "others", rest, TextTable.share(rest, whole));
        }
        if (shown == 0) {
            table.line("%-32s %12d", "nobody", 0);
        }
    }

    private static void end(TextTable table, Summary summary) {
        table.gap();
        table.line("%d events in %.1f s, %d of them incomplete; lost %d events (%d pages)",
                summary.books().events(), summary.durationNs() / 1e9, summary.books().incompleteEvents(),
                summary.lost().lostEvents(), summary.lost().lostPages());
        table.line(verdict(Balance.of(summary)));
    }

    private static String verdict(List<Balance.Row> rows) {
        if (rows.stream().allMatch(row -> row.why() == null)) {
            return "The books balance.";
        }
        return rows.stream().anyMatch(row -> row.why() == Balance.Why.UNEXPLAINED)
                ? "The books do not balance."
                : "The books balance, but for what stands beside the differences.";
    }
}
