// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import java.util.Locale;
import swapwho.model.Books;
import swapwho.model.Cause;
import swapwho.model.Counter;
import swapwho.model.Process;
import swapwho.model.Stored;
import swapwho.model.Summary;

/** The end of a trace as tables: who lost pages, why, and whether the books balance with the kernel's own. */
public final class TextSummary {
    private static final int OWNERS_SHOWN = 20;

    private final StringBuilder out = new StringBuilder();
    private final Summary summary;
    private final Books books;
    private final Theme theme;

    private TextSummary(Summary summary, Theme theme) {
        this.summary = summary;
        this.books = summary.books();
        this.theme = theme;
    }

    /** Several lines, each with its line end. */
    public static String of(Summary summary, Theme theme) {
        TextSummary text = new TextSummary(summary, theme);
        text.owners();
        text.causes();
        text.kernel();
        text.trouble();
        return text.out.toString();
    }

    private void owners() {
        line("%-32s %12s %7s", "OWNER", "PAGES", "SHARE");
        Process[] all = summary.processes().byPages();
        int others = summary.processes().foldedProcesses();
        long rest = summary.processes().foldedPages();
        for (int i = 0; i < all.length; i++) {
            if (i < OWNERS_SHOWN) {
                // The colour's bytes are no part of the width.
                int colour = TextLines.who(all[i], theme).length() - TextLines.who(all[i], Theme.PLAIN).length();
                share("%-" + (32 + colour) + "s", TextLines.who(all[i], theme), all[i].pages);
            } else {
                others++;
                rest += all[i].pages;
            }
        }
        if (others > 0) {
            share("%-32s", others + " others", rest);
        }
        if (all.length == 0) {
            line("%-32s %12d", "nobody", 0);
        }
    }

    private void causes() {
        if (books.pages() == 0) {
            return;
        }
        line("");
        line("%-32s %12s %7s", "CAUSE", "PAGES", "SHARE");
        for (Cause cause : Cause.values()) {
            if (books.pages(cause) > 0) {
                share("%-32s", cause.word(), books.pages(cause));
            }
        }
    }

    private void kernel() {
        line("");
        line("%-32s %12s %12s  %s", "STORED", "PAGES", "THE KERNEL'S", "COUNTER");
        against(Stored.DEVICE, Counter.PSWPOUT);
        against(Stored.ZSWAP, Counter.ZSWPOUT);
        against(Stored.ZERO, Counter.SWPOUT_ZERO);
        for (Stored uncounted : List.of(Stored.ALREADY, Stored.CACHED, Stored.UNKNOWN)) {
            if (books.pages(uncounted) > 0) {
                line("%-32s %12d", uncounted.word(), books.pages(uncounted));
            }
        }
    }

    private void against(Stored stored, Counter counter) {
        long traced = books.pages(stored);
        boolean known = summary.kernel().has(counter);
        long counted = summary.kernel().of(counter);
        if (stored != Stored.DEVICE && traced == 0 && counted <= 0) {
            return;
        }
        if (!known) {
            line("%-32s %12d %12s  %s", stored.word(), traced, "", counter.word() + ": this kernel has none");
            return;
        }
        String difference = counted == traced ? "" : String.format(", difference %+d", counted - traced);
        line("%-32s %12d %12d  %s", stored.word(), traced, counted, counter.word() + difference);
    }

    private void trouble() {
        line("");
        line("%d events in %.1f s, %d of them incomplete; lost %d events (%d pages)",
                books.events(), summary.durationNs() / 1e9, books.incompleteEvents(),
                summary.lost().lostEvents(), summary.lost().lostPages());
    }

    private void share(String column, String label, long pages) {
        line(column + " %12d %6.1f%%", label, pages, 100.0 * pages / Math.max(1, books.pages()));
    }

    private void line(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
    }
}
