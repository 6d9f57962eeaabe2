// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.time.Instant;
import java.util.Arrays;
import java.util.StringJoiner;
import swapwho.model.Balance;
import swapwho.model.Books;
import swapwho.model.CgroupBook;
import swapwho.model.Counter;
import swapwho.model.Pairs;
import swapwho.model.Summary;

/** The event that ends a trace. */
final class JsonSummary {
    private static final int PAIRS = 1000;

    private JsonSummary() {}

    static String of(Summary summary, long realtimeMinusMonotonic) {
        Books books = summary.books();
        return "{\"event\":\"summary\",\"time\":\""
                + Instant.ofEpochSecond(0, summary.monotonicNs() + realtimeMinusMonotonic)
                + "\",\"swap_out_pages\":" + books.countedPages()
                + ",\"swap_in_pages\":" + books.countedPagesIn()
                + ",\"moved_pages\":" + books.movedPages()
                + ",\"lost_events\":" + summary.lost().lostEvents()
                + ",\"lost_pages\":" + summary.lost().lostPages()
                + ",\"incomplete_events\":" + books.incompleteEvents()
                + ",\"kernel\":" + kernel(summary)
                + ",\"books\":" + books(summary)
                + ",\"out\":" + outs(books)
                + ",\"in\":" + ins(books)
                + ",\"pairs\":" + pairs(summary.pairs())
                + ",\"cgroups\":" + cgroups(summary) + "}\n";
    }

    private static StringJoiner kernel(Summary summary) {
        StringJoiner kernel = new StringJoiner(",", "{", "}");
        for (Counter counter : Counter.values()) {
            if (summary.kernel().has(counter)) {
                kernel.add("\"" + counter.word() + "\":" + summary.kernel().of(counter));
            }
        }
        return kernel;
    }

    private static StringJoiner books(Summary summary) {
        StringJoiner rows = new StringJoiner(",", "[", "]");
        for (Balance.Row row : Balance.of(summary)) {
            if (row.known() || row.reported() > 0) {
                String why = row.why() == null ? "" : ",\"explanation\":\"" + row.why().word() + "\"";
                rows.add(book(row.counter(), row.kernel(), row.reported(), why));
            }
        }
        return rows;
    }

    private static String book(Counter counter, long kernel, long reported, String more) {
        String known = kernel < 0 ? "" : ",\"kernel\":" + kernel;
        String difference = kernel < 0 ? "" : ",\"difference\":" + (kernel - reported);
        return "{\"counter\":\"" + counter.word() + "\"" + known + ",\"reported\":" + reported + difference + more + "}";
    }

    private static StringJoiner outs(Books books) {
        StringJoiner rows = new StringJoiner(",", "[", "]");
        for (Books.Out row : books.outs()) {
            rows.add("{" + word("cause", row.cause().word()) + word("kind", row.kind().word())
                    + word("stored", row.stored().word()) + "\"pages\":" + row.pages() + "}");
        }
        return rows;
    }

    private static StringJoiner ins(Books books) {
        StringJoiner rows = new StringJoiner(",", "[", "]");
        for (Books.In row : books.ins()) {
            rows.add("{" + word("by", row.by().word()) + word("kind", row.kind().word())
                    + word("from", row.from().word()) + "\"pages\":" + row.pages() + "}");
        }
        return rows;
    }

    private static String word(String key, String word) {
        return word.equals("unknown") ? "" : "\"" + key + "\":\"" + word + "\",";
    }

    private static StringJoiner pairs(Pairs pairs) {
        StringJoiner rows = new StringJoiner(",", "[", "]");
        Arrays.stream(pairs.byBack()).filter(pair -> pair.taken > 0 && pair.owner.wanted).limit(PAIRS).forEach(pair -> rows.add(
                "{\"taker\":" + who(pair.taker.pid, pair.taker.commandLow, pair.taker.commandHigh, "")
                        + ",\"cause\":\"" + pair.taker.cause.word()
                        + "\",\"owner\":" + who(pair.owner.pid, pair.owner.commandLow, pair.owner.commandHigh,
                                JsonOwner.cgroup(pair.owner.cgroupPath))
                        + ",\"taken_pages\":" + pair.taken
                        + ",\"back_pages\":" + pair.back
                        + ",\"back_soon_pages\":" + pair.soon + "}"));
        return rows;
    }

    /** @param more keys, each with a comma before it */
    private static String who(int pid, long commandLow, long commandHigh, String more) {
        String known = pid == 0 ? "" : ",\"pid\":" + pid + ",\"command\":\"" + Names.json(Names.command(commandLow, commandHigh)) + "\"";
        String all = known + more;
        return "{" + (all.isEmpty() ? "" : all.substring(1)) + "}";
    }

    private static StringJoiner cgroups(Summary summary) {
        StringJoiner rows = new StringJoiner(",", "[", "]");
        for (CgroupBook cgroup : summary.cgroups()) {
            StringJoiner books = new StringJoiner(",", ",\"books\":[", "]");
            for (Counter counter : Counter.values()) {
                if (cgroup.reported().of(counter) > 0) {
                    books.add(book(counter, cgroup.kernel().of(counter), cgroup.reported().of(counter), ""));
                }
            }
            // Begins with a comma wherever it stands.
            rows.add("{" + JsonOwner.cgroup(cgroup.path()).substring(1) + books + "}");
        }
        return rows;
    }
}
