// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes the table of docs/kernels.md: every load on every kernel, with what came out, or why it did not run there. */
class KernelTableIT {
    private static final Path TABLE = Path.of("target/it/kernels.md");
    private static final String ALL_RIGHT = "1, 1, 0";
    private static final String KEPT = "reclaim had kept more pages of files that it had unmapped than are remembered, and the events say so;"
            + " nobody is named in error";
    private static final String BARE = "pages that were only read ahead from zswap and stored again; that nobody is known the events say";
    /** What the tests allow, and why. */
    private static final Map<String, String> SHORTFALLS = Map.of(
            "shmem_huge", "that nobody maps a huge folio of a file, and sometimes who does, is not known once the kernel has split it, and the"
                    + " events say so; nobody is named in error",
            "exit_race", "a page of zeroes, whose owner ended before reclaim had gone on to the next one: the kernel takes its mark away");

    @Test
    void noCellIsLeftOutWithoutItsReason() throws IOException {
        List<String> kernels = SupportedKernels.chosen();
        Set<String> reasons = new LinkedHashSet<>();
        List<String> lines = new ArrayList<>();
        lines.add("| load | " + String.join(" | ", kernels) + " |");
        lines.add("| --- |" + " --- |".repeat(kernels.size()));
        for (Load load : Loads.ALL) {
            List<String> cells = kernels.stream().map(kernel -> cell(load, kernel, reasons)).toList();
            lines.add("| `%s` | %s |".formatted(load.name(), String.join(" | ", cells)));
        }
        int number = 0;
        for (String reason : reasons) {
            lines.add((number == 0 ? "\n" : "") + "(" + ++number + ") " + reason + ".  ");
        }
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);

        assertThat(lines).noneMatch(line -> line.contains("|  |"));
    }

    private static String cell(Load load, String kernel, Set<String> reasons) {
        if (!load.runsOn(kernel)) {
            return number(load.lacks().reason, reasons);
        }
        if (!Loads.fast(kernel).contains(load.name())) {
            return number("not in this run of the tests", reasons);
        }
        String results = Loads.runs(load.name()).filter(run -> run.kernel().equals(kernel)).map(KernelTableIT::result).distinct()
                .collect(Collectors.joining("; "));
        String reason = SHORTFALLS.getOrDefault(load.name(), load.is(Load.Trait.SHARED) ? KEPT : SupportedKernels.zswap(kernel) ? BARE : null);
        return results.equals(ALL_RIGHT) || reason == null ? results : results + " " + number(reason, reasons);
    }

    private static String number(String reason, Set<String> reasons) {
        reasons.add(reason);
        return "(%d)".formatted(List.copyOf(reasons).indexOf(reason) + 1);
    }

    /** Recall, precision, and the largest difference between what a counter has and what was reported. */
    private static String result(LoadRun run) {
        Stream<SharedTruth.Verdict> shared = run.is(Load.Trait.SHARED)
                ? Stream.of(SharedTruth.of(run.text("load.log")).judge(run.all().outs())) : Stream.empty();
        double[] worst = {run.verdict().total().recall(), run.verdict().total().precision()};
        shared.forEach(verdict -> {
            worst[0] = Math.min(worst[0], verdict.recall());
            worst[1] = Math.min(worst[1], verdict.precision());
        });
        long difference = Counted.differences(run.all()).values().stream().mapToLong(Math::abs).max().orElse(0);
        return "%s, %s, %d".formatted(share(worst[0]), share(worst[1]), difference);
    }

    private static String share(double share) {
        return share == 1 ? "1" : "%.5f".formatted(share);
    }
}
