// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import swapwho.model.By;
import swapwho.model.Cause;
import swapwho.model.Counter;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.From;
import swapwho.testing.Events;
import swapwho.testing.FakeRun;
import swapwho.testing.FakeSurroundings;
import swapwho.testing.Golden;

class SummaryTest {
    private final FakeRun run = new FakeRun();

    @Test
    void ofAllSortsOfEvents() {
        Events.all().forEach(run::add);
        moveAndSwapIns();
        run.kernel(Counter.PSWPOUT, 618).kernel(Counter.PSWPIN, 17).kernel(Counter.ZSWPOUT, 1).kernel(Counter.ZSWPIN, 3)
                .kernel(Counter.ZSWPWB, 3).kernel(Counter.THP_SWPOUT, 1).kernel(Counter.THP_SWPOUT_FALLBACK, 4)
                .lost(3, 101);
        run.cgroup("/kubepods/burstable/pod0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/web", 515, 513);
        run.cgroup("/\033[31mred", -1, 7);
        run.cgroup("/system.slice/ssh.service", 5, 5);
        Golden.check("summary.txt", TextSummary.of(run.summary(), Theme.PLAIN));
        Golden.check("summary.ndjson", json());
    }

    @Test
    void ofNothing() {
        run.kernel(Counter.PSWPOUT, 0).kernel(Counter.PSWPIN, 0);
        Golden.check("summary-empty.txt", TextSummary.of(run.summary(), Theme.PLAIN));
        assertThat(json()).isEqualTo(
                "{\"event\":\"summary\",\"time\":\"1970-01-01T00:00:35Z\",\"swap_out_pages\":0,\"swap_in_pages\":0,"
                        + "\"moved_pages\":0,\"lost_events\":0,\"lost_pages\":0,\"incomplete_events\":0,"
                        + "\"kernel\":{\"pswpout\":0,\"pswpin\":0},\"books\":["
                        + "{\"counter\":\"pswpout\",\"kernel\":0,\"reported\":0,\"difference\":0},"
                        + "{\"counter\":\"pswpin\",\"kernel\":0,\"reported\":0,\"difference\":0}],"
                        + "\"out\":[],\"in\":[],\"pairs\":[],\"cgroups\":[]}\n");
    }

    @Test
    void ownersBeyondTheTableAreCountedTogether() {
        for (int pid = 1000; pid < 1100; pid++) {
            run.add(new FakeSwapOut().owner(pid, "p", 0x1000));
        }
        String text = TextSummary.of(run.summary(), Theme.PLAIN);
        // 64 processes are kept apart in this test, 20 shown.
        assertThat(text.lines().filter(line -> line.startsWith("p("))).hasSize(20);
        assertThat(text).containsPattern("80 others +80 +80.0%");
    }

    @Test
    void pairsAreTenInATableAndAllInJsonThoseOfWhichMostComesBackFirst() {
        for (int pid = 1; pid <= 12; pid++) {
            run.pair("kswapd0", pid, "worker", 100, pid % 2 == 0 ? 10 * pid : 0, pid % 2 == 0 ? 5 * pid : 0);
        }
        run.pair("a-very-long-name", 4_194_304, "another-longone", 1_000_000, 0, 0);
        String text = TextSummary.of(run.summary(), Theme.PLAIN);
        Golden.check("summary-pairs.txt", text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(json()).contains("\"pairs\":[{\"taker\":{\"pid\":45,\"command\":\"kswapd0\"},\"cause\":\"kswapd\","
                + "\"owner\":{\"pid\":12,\"command\":\"worker\"},\"taken_pages\":100,\"back_pages\":120,\"back_soon_pages\":60},",
                "\"owner\":{\"pid\":11,");
        assertThat(TextSummary.of(run.summary(), Theme.COLOUR).replaceAll("\033\\[[0-9]*m", "")).isEqualTo(text);
    }

    @Test
    void ownersThatTheFiltersLeaveOutAreInNoTable() {
        run.pair("kswapd0", 174, "hog", 100, 10, 5);
        run.add(Events.plain());
        run.processes.each(process -> process.wanted = false);
        String text = TextSummary.of(run.summary(), Theme.PLAIN);
        assertThat(text).doesNotContain("hog").containsPattern("pswpout|COUNTER");
        assertThat(json()).contains("\"pairs\":[]");
    }

    @Test
    void whatHasNoCounterSaysSo() {
        FakeSwapOut zero = Events.plain();
        zero.stored = swapwho.model.Stored.ZERO;
        run.add(zero);
        run.kernel(Counter.PSWPOUT, 0);
        assertThat(TextSummary.of(run.summary(), Theme.PLAIN))
                .containsPattern("(?m)^kswapd +anon +zero +1 +100.0%  none on this kernel$")
                .doesNotContain("swpout_zero");
        assertThat(json()).contains("{\"counter\":\"swpout_zero\",\"reported\":1}");
    }

    @Test
    void cgroupsAreTenInATableAndAllInJson() {
        for (int i = 0; i < 12; i++) {
            run.cgroup("/c" + i, 1, 1);
        }
        assertThat(TextSummary.of(run.summary(), Theme.PLAIN).lines().filter(line -> line.startsWith("/c"))).hasSize(10);
        assertThat(json()).contains("{\"cgroup\":\"/c11\",\"books\":[");
    }

    @Test
    void fitsEightyColumns() {
        Events.all().forEach(run::add);
        moveAndSwapIns();
        FakeSwapOut widest = new FakeSwapOut().owner(4_194_304, "0123456789abcde", 0x1000);
        widest.cause = Cause.ZSWAP_WRITEBACK;
        widest.pages = 2_000_000_000;
        run.add(widest);
        run.kernel(Counter.PSWPOUT, 9_999_999_999_999L).kernel(Counter.ZSWPWB, 1).kernel(Counter.THP_SWPOUT_FALLBACK, 4);
        run.cgroup("/a/very/long/path/as/kubernetes/has/them/with/many/folders", 2_000_000_000, 1_999_999_999);
        assertThat(TextSummary.of(run.summary(), Theme.PLAIN).lines()).allMatch(line -> line.length() <= 80);
    }

    private void moveAndSwapIns() {
        FakeSwapOut move = new FakeSwapOut();
        move.pages = 3;
        run.books.addMove(move);
        run.books.add(in(By.FAULT, From.DEVICE, 16));
        run.books.add(in(By.READAHEAD, From.DEVICE, 1));
        run.books.add(in(By.FAULT, From.CACHE, 1));
        run.books.add(in(By.SWAPOFF, From.ZSWAP, 2));
        run.books.add(in(By.OTHER, From.UNKNOWN, 1));
    }

    private static FakeSwapIn in(By by, From from, int pages) {
        FakeSwapIn in = new FakeSwapIn();
        in.by = by;
        in.from = from;
        in.pages = pages;
        return in;
    }

    private String json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineBuffer out = new LineBuffer(bytes);
        JsonLines lines = new JsonLines(out, new FakeSurroundings());
        lines.summary(run.summary());
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
