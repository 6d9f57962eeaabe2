// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** `top` under a load that thrashes in two cgroups (src/it/guest/top.sh); writes what docs/top.md shows. */
class TopIT {
    private static final Path CAPTURES = Path.of("target/it/top.md");
    private static final long SECONDS = 18;

    private KernelRun run;

    @BeforeEach
    void boot() {
        assumeTrue(SupportedKernels.chosen().contains(KernelRun.TOP_KERNEL), "looked at on another kernel than the chosen one");
        run = KernelRun.of(KernelRun.TOP_KERNEL);
    }

    @Test
    void everyPageThatTheKernelCountsIsInASecond() throws IOException {
        List<Map<String, Object>> seconds = seconds();
        long kernel = number("after") - number("before");
        System.out.printf("top: %d pages in %d seconds, pswpout %d%n", device(seconds), seconds.size(), kernel);

        assertThat(run.text("top", "top.status")).as(run.text("top", "top.log")).isEqualTo("0");
        assertThat(seconds).extracting(second -> second.get("seconds"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) SECONDS).mapToObj(i -> (Object) (long) i).toList());
        assertThat(seconds).allSatisfy(second -> assertThat(second).containsEntry("lost_events", 0L));
        assertThat(kernel).as("the load has swapped").isGreaterThan(5_000);
        assertThat(device(seconds)).isEqualTo(kernel);
    }

    @Test
    void ownersAndTakersAddUpToTheMachines() throws IOException {
        List<Map<String, Object>> seconds = seconds();
        Map<String, Object> last = seconds.getLast();
        long lost = rows(last, "losers").stream().mapToLong(row -> minute(row, "out_pages")).sum();
        long taken = rows(last, "takers").stream().mapToLong(row -> minute(row, "out_pages")).sum();
        long pushed = rows(last, "matrix").stream().mapToLong(row -> (long) row.get("minute_pages")).sum();
        System.out.printf("top: owners lost %d, takers took %d, in the matrix %d%n", lost, taken, pushed);

        // A page of several owners counts for each, one whose owner went meanwhile for nobody.
        assertThat(lost).isGreaterThanOrEqualTo(device(seconds) * 999 / 1000);
        assertThat(taken).isEqualTo(lost);
        assertThat(pushed).isEqualTo(lost);
        assertThat(rows(last, "losers")).extracting(row -> row.get("command")).contains("orders", "batch", "report");
        assertThat(rows(last, "takers")).anySatisfy(taker -> assertThat(taker).containsKey("woken_by"));
        assertThat(rows(last, "losers").stream().mapToLong(row -> minute(row, "returned_pages")).sum()).isPositive();
        assertThat(rows(last, "takers").stream().mapToLong(row -> minute(row, "returned_pages")).sum()).isPositive();
    }

    @Test
    void aLoadThatStartsWithItLosesNothing() {
        assertThat(run.text("top", "once.status")).as(run.text("top", "once.log")).isEqualTo("0");
        assertThat(run.text("top", "once.txt").lines()).allMatch(line -> line.length() <= 80).first().asString()
                .startsWith("swapwho top ").endsWith(" lost 0");
        assertThat(run.text("top", "once.txt")).contains("\nLOSES: PROCESS ", "\nTAKES ", "\nPUSHED OUT BY ", "\nbatch(", "\norders(");
    }

    @Test
    void theScreenFitsTheTerminalAsItGrows() {
        List<List<String>> frames = Frames.of(run.text("top", "screen"));

        assertThat(frames).allSatisfy(frame -> assertThat(frame)
                .matches(lines -> lines.size() == 24 || lines.size() == 48, "as many lines as the terminal has")
                .allMatch(line -> line.length() <= (frame.size() == 24 ? 80 : 160)));
        assertThat(last(frames, shows(24, "LOSES: CGROUP", "PUSHED OUT BY", "batch.slice", "orders.service")).getFirst()).endsWith("lost 0");
        assertThat(last(frames, shows(48, "LOSES: PROCESS", "PUSHED OUT BY", "batch(", "orders(")).getFirst()).endsWith("lost 0");
        assertThat(last(frames, shows(24, "FROM: PROCESS", "TAKEN BY", "WENT TO"))).isNotEmpty();
        assertThat(last(frames, shows(24, "LOSES: MAPPING", "swapwho top --by mapping"))).isNotEmpty();
        assertThat(Frames.after(run.text("top", "screen"))).contains("status 0", " icanon ", " echo ");
    }

    @Test
    void writesWhatTheDocumentationShows() throws IOException {
        List<List<String>> frames = Frames.of(run.text("top", "screen"));
        List<String> text = new ArrayList<>();
        capture(text, "80 columns, 24 rows, by cgroup", last(frames, shows(24, "LOSES: CGROUP", "PUSHED OUT BY")));
        capture(text, "160 columns, 48 rows, by process", last(frames, shows(48, "LOSES: PROCESS", "PUSHED OUT BY")));
        capture(text, "One cgroup in detail (cursor down, Enter)", last(frames, shows(24, "FROM: PROCESS")));
        capture(text, "`top --once --for 7s`", run.text("top", "once.txt").lines().toList());
        Files.write(CAPTURES, text);

        assertThat(text).hasSizeGreaterThan(4 * 15);
    }

    private static void capture(List<String> text, String title, List<String> lines) {
        int end = lines.size();
        while (lines.get(end - 1).isEmpty()) {
            end--;
        }
        text.add((text.isEmpty() ? "" : "\n") + "## " + title + "\n");
        lines.subList(0, end).forEach(line -> text.add(("    " + line).stripTrailing()));
    }

    private static Predicate<List<String>> shows(int rows, String... texts) {
        return frame -> frame.size() == rows && List.of(texts).stream().allMatch(text -> String.join("\n", frame).contains(text));
    }

    private List<String> last(List<List<String>> frames, Predicate<List<String>> wanted) {
        return frames.reversed().stream().filter(wanted).findFirst()
                .orElseThrow(() -> new AssertionError("no such frame; the last one:\n" + String.join("\n", frames.getLast()) + run.console()));
    }

    private List<Map<String, Object>> seconds() throws IOException {
        List<Map<String, Object>> seconds = new ArrayList<>();
        for (byte[] line : Events.lines(run.part("top").resolve("top.ndjson"))) {
            seconds.add(JsonLine.object(line));
        }
        return seconds;
    }

    private long number(String file) {
        return Long.parseLong(run.text("top", file));
    }

    @SuppressWarnings("unchecked")
    private static long device(List<Map<String, Object>> seconds) {
        return seconds.stream().mapToLong(second -> (long) ((Map<String, Object>) second.get("out")).get("device")).sum();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> second, String list) {
        return (List<Map<String, Object>>) second.get(list);
    }

    @SuppressWarnings("unchecked")
    private static long minute(Map<String, Object> row, String key) {
        return (long) ((Map<String, Object>) row.get("minute")).get(key);
    }
}
