// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import swapwho.model.Books;
import swapwho.model.Counter;
import swapwho.model.Counters;
import swapwho.model.FakeSwapOut;
import swapwho.model.KernelCounts;
import swapwho.model.Pairs;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Summary;
import swapwho.testing.Events;
import swapwho.testing.FakeSurroundings;
import swapwho.testing.Golden;

class SummaryTest {
    private final Books books = new Books();
    private final Processes processes = new Processes(64);

    @Test
    void ofAllSortsOfEvents() {
        Events.all().forEach(this::add);
        Summary summary = summary(600, 1, -1, 3);
        Golden.check("summary.txt", TextSummary.of(summary, Theme.PLAIN));
        Golden.check("summary.ndjson", json(summary));
    }

    @Test
    void ofNothing() {
        Golden.check("summary-empty.txt", TextSummary.of(summary(0, 0, 0, 0), Theme.PLAIN));
        assertThat(json(summary(0, 0, 0, 0))).isEqualTo(
                "{\"event\":\"summary\",\"time\":\"1970-01-01T00:00:35Z\",\"swap_out_pages\":0,\"lost_events\":0,"
                        + "\"incomplete_events\":0,\"kernel\":{\"pswpout\":0,\"pswpin\":0,\"zswpout\":0}}\n");
    }

    @Test
    void ownersBeyondTheTableAreCountedTogether() {
        for (int pid = 1000; pid < 1100; pid++) {
            add(new FakeSwapOut().owner(pid, "p", 0x1000));
        }
        String text = TextSummary.of(summary(100, 0, 0, 0), Theme.PLAIN);
        // 64 processes are kept apart in this test, 20 shown.
        assertThat(text.lines().filter(line -> line.startsWith("p("))).hasSize(20);
        assertThat(text).containsPattern("80 others +80 +80.0%");
    }

    @Test
    void fitsEightyColumns() {
        Events.all().forEach(this::add);
        add(new FakeSwapOut().owner(4_194_304, "\033\033\033\033\033\033\033\033\033\033\033\033\033\033\033", 0x1000));
        assertThat(TextSummary.of(summary(600, 1, -1, 3), Theme.PLAIN).lines()).allMatch(line -> line.length() <= 88);
    }

    private void add(FakeSwapOut event) {
        boolean gone = books.add(event);
        for (int i = 0; i < event.ownerCount(); i++) {
            Process process = processes.of(event, i);
            process.pages += gone ? event.ownerPages(i) : 0;
        }
    }

    private Summary summary(long pswpout, long zswpout, long zero, long lost) {
        long[] values = new long[Counter.values().length];
        java.util.Arrays.fill(values, -1);
        values[Counter.PSWPOUT.ordinal()] = pswpout;
        values[Counter.PSWPIN.ordinal()] = 0;
        values[Counter.ZSWPOUT.ordinal()] = zswpout;
        values[Counter.SWPOUT_ZERO.ordinal()] = zero < 0 ? zero : -1;
        return new Summary(
                35_000_000_000L, 3_600_000_000L, books, processes, new Pairs(64), new KernelCounts(lost, lost), new Counters(0, values));
    }

    private String json(Summary summary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineBuffer out = new LineBuffer(bytes);
        JsonLines lines = new JsonLines(out, new FakeSurroundings());
        lines.summary(summary);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
