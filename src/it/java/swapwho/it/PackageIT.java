// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The archive and the Debian package run where there is no Java, no libbpf, and not even a C library. */
class PackageIT {
    /** Pages that the load madvise sends to swap. */
    private static final long PAGES = 1009 + 499 + 307;

    /** Whether there is zswap makes no difference to what a package needs. */
    static List<String> kernels() {
        return SupportedKernels.chosen().stream().filter(kernel -> !SupportedKernels.zswap(kernel)).toList();
    }

    static List<Arguments> installed() {
        return kernels().stream()
                .flatMap(kernel -> Stream.of("archive", "deb").map(as -> Arguments.of(kernel, as))).toList();
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("kernels")
    void theGuestHasNothingOfItsOwn(String kernel) {
        KernelRun run = PackageRun.of(kernel);
        assertThat(run.text("before", "found")).isEmpty();
        assertThat(run.text("before", "sums").lines()).hasSize(2).allMatch(line -> line.endsWith(": OK"));
    }

    @ParameterizedTest(name = "Linux {0}, {1}")
    @MethodSource("installed")
    void saysWhatItIs(String kernel, String as) {
        KernelRun run = PackageRun.of(kernel);
        assertThat(run.text(as, "version").lines()).satisfiesExactly(
                line -> assertThat(line).matches("swapwho \\d\\S*( \\(commit [0-9a-f]{12}(-dirty)?\\))?"),
                line -> assertThat(line).matches("libbpf \\d.*"),
                line -> assertThat(line).matches("Java \\d.*"));
        assertThat(run.text(as, "version.status")).isEqualTo("0");
    }

    @ParameterizedTest(name = "Linux {0}, {1}")
    @MethodSource("installed")
    void doctorFindsAllThatATraceTakes(String kernel, String as) {
        KernelRun run = PackageRun.of(kernel);
        assertThat(run.text(as, "doctor").lines().toList().getLast()).contains("swapwho trace").contains("will work here");
        assertThat(run.text(as, "doctor.status")).isEqualTo("0");
    }

    @ParameterizedTest(name = "Linux {0}, {1}")
    @MethodSource("installed")
    void tracesAndEndsWithASummary(String kernel, String as) throws Exception {
        KernelRun run = PackageRun.of(kernel);
        assertThat(run.text(as, "trace.status")).as(run.text(as, "trace.log")).isEqualTo("0");
        List<String> lines = run.text(as, "trace.ndjson").lines().toList();
        Map<String, Object> summary = JsonLine.object(lines.getLast().getBytes(StandardCharsets.UTF_8));
        assertThat(summary).containsEntry("event", "summary").containsEntry("lost_events", 0L);
        assertThat((long) summary.get("swap_out_pages")).isGreaterThanOrEqualTo(PAGES);
        assertThat(lines).filteredOn(line -> line.contains("\"command\":\"asker\"")).isNotEmpty();
    }

    @ParameterizedTest(name = "Linux {0}, {1}")
    @MethodSource("installed")
    void isNamedAsItIsAndStartsFromItsCache(String kernel, String as) {
        KernelRun run = PackageRun.of(kernel);
        assertThat(run.text(as, "comm")).isEqualTo("swapwho");
        assertThat(run.text(as, "maps")).contains("/lib/swapwho.aot", "/lib/native/libbpf.so.1", "/lib/native/libc.so.6");
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("kernels")
    void theDebianPackageBringsPagesAndCompletion(String kernel) {
        KernelRun run = PackageRun.of(kernel);
        assertThat(run.text("deb", "share").lines()).contains("/usr/share/man/man1/swapwho.1.gz",
                "/usr/share/man/man1/swapwho-trace.1.gz", "/usr/share/bash-completion/completions/swapwho",
                "/usr/share/zsh/vendor-completions/_swapwho", "/usr/share/fish/vendor_completions.d/swapwho.fish",
                "/usr/share/doc/swapwho/copyright", "/usr/share/doc/swapwho/THIRD-PARTY.txt");
    }
}
