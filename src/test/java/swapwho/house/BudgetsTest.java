// SPDX-License-Identifier: Apache-2.0
package swapwho.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** bench/cost-check with made-up measurements: whether it notices what costs too much. */
@Timeout(60)
class BudgetsTest {
    private record Run(int status, String text) {}

    @TempDir
    private Path folder;
    private final StringBuilder rows = new StringBuilder();

    /** Two rounds to warm up, which do not count, then three, one of them disturbed. */
    private void measured(String load, String what, int reclaimer, int tracers) {
        for (int more : new int[] {9000, 9000, 0, 5000, -1}) {
            rows.append("%s\t%s\t-\treclaimer %d tracers %d\n".formatted(load, what, reclaimer + more, tracers));
        }
    }

    private void measured(int counting, int event, int line, int file, int idle) {
        measured("madvise", "nothing", 23_000, 0);
        measured("madvise", "bpftrace kfunc count", 23_480, 20);
        measured("madvise", "bpftrace kfunc printf", 25_000, 16_000);
        measured("madvise", "swapwho trace --summary", 23_000 + counting, 300);
        measured("madvise", "swapwho trace --json", 23_000 + event, line);
        measured("file", "nothing", 3_000, 0);
        measured("file", "swapwho trace --summary", 3_000 + file, 60);
        measured("file", "swapwho trace --json", 3_000 + file, 60);
        measured("none", "nothing", 9_000, 0);
        measured("none", "swapwho trace --summary", 9_000 + idle, 150);
        measured("none", "swapwho trace --json", 9_000 + idle, 60);
    }

    private Run check(String kernel) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("rows"), rows);
        Process process = new ProcessBuilder("bench/cost-check", kernel, "bench/budgets", file.toString()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), text);
    }

    @ParameterizedTest
    @CsvSource({"6.12", "7.3"})
    void whatReachesEveryAimPasses(String kernel) throws Exception {
        measured(400, 790, 2_000, 150, 0);
        Run run = check(kernel);
        assertThat(run.text().lines().skip(1)).hasSize(7).allMatch(line -> line.endsWith("  reached"));
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2000,  790, 2000, 150,    0, counting",
        " 400, 1600, 2000, 150,    0, an event",
        " 400,  790, 9999, 150,    0, trace --json",
        " 400,  790, 2000, 300,    0, a file page reclaimed",
        " 400,  790, 2000, 150,  900, nothing reclaimed",
    })
    void whatCostsTooMuchIsNamed(int counting, int event, int line, int file, int idle, String what) throws Exception {
        measured(counting, event, line, file, idle);
        Run run = check("6.12");
        assertThat(run.text().lines().filter(row -> row.endsWith("  too much"))).isNotEmpty().allMatch(row -> row.startsWith(what));
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void anAimThatIsNotReachedIsToldButNoFailure() throws Exception {
        measured(860, 860, 4_000, 150, 0);
        Run run = check("6.12");
        assertThat(run.text().lines().filter(line -> line.endsWith("  not reached"))).hasSize(3);
        assertThat(run.status()).isZero();
    }

    @Test
    void whatWasNotMeasuredDoesNotPass() throws Exception {
        measured("madvise", "nothing", 23_000, 0);
        Run run = check("6.12");
        assertThat(run.text().lines().skip(1)).allMatch(line -> line.endsWith("  not measured"));
        assertThat(run.status()).isEqualTo(1);
    }
}
