// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What `doctor` says is what happens: as root every other test traces, as nobody none can (RefusalsIT). */
class DoctorIT {
    private static final Path TABLE = Path.of("target/it/doctor.md");
    private static final Pattern FACT = Pattern.compile("\"fact\":\"([^\"]*)\",\"answer\":\"([^\"]*)\"");

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void asRootEverythingWillWork(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text("doctor", "root.ndjson").lines().toList())
                .allMatch(line -> line.contains("\"answer\":\"yes\"") || line.contains("\"needed\":false") || line.contains("\"verdict\""))
                .anyMatch(line -> line.contains("\"fact\":\"swap area\"") && line.contains("/dev/vdb"))
                .endsWith("{\"verdict\":\"swapwho trace and swapwho held will work here.\",\"trace\":true,\"held\":\"all\"}");
        assertThat(run.text("doctor", "root.status")).isEqualTo("0");
    }

    /** What docs/doctor.md shows: the facts in which the kernels differ, and all of them on the newest. */
    @Test
    void theKernelsDifferInTheirFactsOnly() throws IOException {
        List<String> kernels = SupportedKernels.chosen();
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (String kernel : kernels) {
            FACT.matcher(KernelRun.of(kernel).text("doctor", "root.ndjson")).results()
                    .forEach(fact -> answers.computeIfAbsent(fact.group(1), _ -> new ArrayList<>()).add(fact.group(2)));
        }
        List<String> lines = new ArrayList<>();
        lines.add("| fact | " + String.join(" | ", kernels) + " |");
        lines.add("| --- |" + " --- |".repeat(kernels.size()));
        answers.forEach((fact, all) -> {
            if (all.stream().distinct().count() > 1) {
                lines.add("| `%s` | %s |".formatted(fact, String.join(" | ", all)));
            }
        });
        lines.add("");
        KernelRun.of(kernels.getLast()).text("doctor", "root.txt").lines().forEach(line -> lines.add("    " + line));
        Files.write(TABLE, lines);

        assertThat(answers.values()).as("each kernel answers to each fact").allSatisfy(all -> assertThat(all).hasSameSizeAs(kernels));
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void asNobodyTraceWillNot(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text("doctor", "nobody.txt").lines())
                .contains("no  CAP_BPF                  not in the effective set", "    mend it: sudo swapwho trace");
        assertThat(run.text("doctor", "nobody.txt")).contains("swapwho trace will not work here, for want of: CAP_BPF")
                .endsWith("; swapwho held will show your own processes, without who shares what.");
        assertThat(run.text("doctor", "nobody.status")).isEqualTo("3");
    }
}
