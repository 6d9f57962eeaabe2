// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.Balance;
import swapwho.model.Books;
import swapwho.model.Counter;
import swapwho.model.Summary;

/** What went to swap and what came back, in which of the kernel's counters that is, and what these say. */
final class TextBooks {
    private static final String PAGES = "%-16s %-8s %-8s %12s %7s  %s";
    private static final String BOOKS = "%-20s %13s %13s %14s  %s";

    private TextBooks() {}

    static void write(TextTable table, Summary summary) {
        out(table, summary);
        in(table, summary);
        counters(table, summary);
    }

    private static void out(TextTable table, Summary summary) {
        Books books = summary.books();
        long moved = books.movedPages();
        if (books.outs().isEmpty() && moved == 0) {
            return;
        }
        table.gap();
        table.line(PAGES, "OUT BY CAUSE", "KIND", "STORED", "PAGES", "SHARE", "COUNTED IN");
        for (Books.Out row : books.outs()) {
            table.line(PAGES, row.cause().word(), word(row.kind().word()), word(row.stored().word()), row.pages(),
                    TextTable.share(row.pages(), books.outPages()), counter(summary, row.stored().word(), Counter.of(row.stored())));
        }
        if (moved > 0) {
            // Had their line when zswap took them, so they are no part of the whole.
            table.line(PAGES, "zswap_writeback", "", "device", moved, "", "pswpout, zswpwb");
        }
    }

    private static void in(TextTable table, Summary summary) {
        Books books = summary.books();
        if (books.ins().isEmpty()) {
            return;
        }
        table.gap();
        table.line(PAGES, "IN BY", "KIND", "FROM", "PAGES", "SHARE", "COUNTED IN");
        for (Books.In row : books.ins()) {
            table.line(PAGES, row.by().word(), word(row.kind().word()), word(row.from().word()), row.pages(),
                    TextTable.share(row.pages(), books.inPages()), counter(summary, row.from().word(), Counter.of(row.from())));
        }
    }

    private static String word(String word) {
        return word.equals("unknown") ? "" : word;
    }

    private static String counter(Summary summary, String place, Counter counter) {
        if (counter == null) {
            return place.equals("unknown") ? "not known" : "no counter";
        }
        return summary.kernel().has(counter) ? counter.word() : "none on this kernel";
    }

    private static void counters(TextTable table, Summary summary) {
        table.gap();
        table.line(BOOKS, "COUNTER", "THE KERNEL'S", "REPORTED", "DIFFERENCE", "");
        for (Balance.Row row : Balance.of(summary)) {
            boolean always = row.counter() == Counter.PSWPOUT || row.counter() == Counter.PSWPIN;
            if (row.known() && (always || row.kernel() != 0 || row.reported() != 0)) {
                table.line(BOOKS, row.counter().word(), row.kernel(), row.reported(),
                        row.difference() == 0 ? "0" : String.format("%+d", row.difference()), why(row));
            }
        }
        long split = summary.kernel().of(Counter.THP_SWPOUT_FALLBACK);
        if (split > 0) {
            table.line(BOOKS, Counter.THP_SWPOUT_FALLBACK.word(), split, "", "", "split first");
        }
    }

    private static String why(Balance.Row row) {
        return row.why() != null ? row.why().word() : row.counter() == Counter.THP_SWPOUT ? "huge pages" : "";
    }
}
