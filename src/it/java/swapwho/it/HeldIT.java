// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What `held` says of the load held.c, beside the kernel's page tables and what the load itself has done. */
class HeldIT {
    private static final int PAGE = 4096;
    /** Before 6.15 each CPU keeps up to 64 slots ready to be taken, and up to 64 more to be given back. */
    private static final long SET_ASIDE = 2 * 128;

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void eachProcessHasAsManyPagesAsItsPageTable(String kernel) {
        KernelRun run = KernelRun.of(kernel);
        Map<Long, Long> truth = new TreeMap<>();
        run.text("held", "truth.csv").lines().skip(1)
                .forEach(line -> truth.merge(Long.parseLong(line.split(",")[0]), 1L, Long::sum));
        Map<Long, Long> said = new TreeMap<>();
        rows(run, "held.ndjson", "process").stream().filter(row -> number(row, "pages") > 0)
                .forEach(row -> said.put(number(row, "pid"), number(row, "pages")));

        assertThat(said).as(run::console).isEqualTo(truth).isNotEmpty();
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void eachHolderOfTheLoadHasWhatTheLoadGaveIt(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        counts(run, "parent", 1511, 0, 1511, 997);
        counts(run, "writer", 1511, 503, 1511 - 503, 0);
        counts(run, "theirs", 1511 + 307, 307, 1511, 0);
        counts(run, "mapper", 0, 0, 0, 401);
        double twoHold = 503 / 2.0;
        double threeHold = (1511 - 503) / 3.0;
        assertThat((double) number(row(run, "held.ndjson", "parent"), "share"))
                .isBetween(twoHold + threeHold + 997.0 * 997 / (997 + 401) - 1, twoHold + threeHold + 997.0 * 997 / (997 + 401) + 1);
        assertThat((double) number(row(run, "held.ndjson", "writer"), "share")).isBetween(503 + threeHold - 1, 503 + threeHold + 1);
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void whatNobodyHoldsIsToldApart(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(part(run, "shmem_unmapped")).isEqualTo(211);
        assertThat(part(run, "swap_cache")).isEqualTo(97);
        // 101 pages are a file of tmpfs.
        assertThat(part(run, "rest")).isBetween(101L, 101 + SET_ASIDE);
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void allTogetherAreWhatIsInUse(String kernel) {
        KernelRun run = KernelRun.of(kernel);
        long used = run.text("held", "swaps").lines().skip(1).mapToLong(line -> Long.parseLong(line.split("\\s+")[3])).sum();
        long shares = rows(run, "held.ndjson", "process").stream().mapToLong(row -> number(row, "share")).sum();
        Map<String, Object> totals = rows(run, "held.ndjson", "totals").getFirst();

        assertThat(number(totals, "used")).isEqualTo(used * 1024 / PAGE).isEqualTo(number(totals, "used_before"));
        assertThat(shares + part(run, "shmem_unmapped") + part(run, "swap_cache") + part(run, "rest"))
                .isEqualTo(number(totals, "used"));
        assertThat(number(totals, "unseen")).isZero();
        assertThat(run.text("held", "held.log")).isEmpty();
        assertThat(run.text("held", "held.status")).isEqualTo("0");
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void withoutPrivilegesOnesOwnProcessesAreShownByTheKernelsSums(String kernel) {
        KernelRun run = KernelRun.of(kernel);
        Map<String, Object> theirs = row(run, "nobody.ndjson", "theirs");
        long share = number(row(run, "held.ndjson", "theirs"), "share");

        assertThat(number(theirs, "pages")).isEqualTo(1511 + 307);
        assertThat(number(theirs, "share")).isBetween(share - 1, share + 1);
        assertThat(row(run, "nobody.ndjson", "parent")).containsKey("pages").doesNotContainKeys("alone", "shared", "shmem", "share");
        assertThat(run.text("held", "nobody.log")).contains("could not be looked into").hasLineCount(1);
        assertThat(run.text("held", "nobody.status")).isEqualTo("0");
    }

    private static void counts(KernelRun run, String command, long pages, long alone, long shared, long shmem) {
        assertThat(row(run, "held.ndjson", command)).as(command)
                .containsEntry("pages", pages).containsEntry("alone", alone)
                .containsEntry("shared", shared).containsEntry("shmem", shmem);
    }

    private static long part(KernelRun run, String name) {
        return rows(run, "held.ndjson", name).stream().mapToLong(row -> number(row, "pages")).sum();
    }

    private static Map<String, Object> row(KernelRun run, String file, String command) {
        return rows(run, file, "process").stream().filter(row -> row.get("command").equals(command)).findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + command + run.console()));
    }

    private static List<Map<String, Object>> rows(KernelRun run, String file, String kind) {
        try {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (byte[] line : Events.lines(run.part("held").resolve(file))) {
                rows.add(JsonLine.object(line));
            }
            return rows.stream().filter(row -> row.get("row").equals(kind)).toList();
        } catch (IOException e) {
            throw new AssertionError("no " + file + ": the guest's script did not get so far" + run.console(), e);
        }
    }

    private static long number(Map<String, Object> row, String key) {
        return (long) row.get(key);
    }
}
