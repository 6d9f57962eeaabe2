// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What `doctor` says is what happens: as root every other test traces, as nobody none can (RefusalsIT). */
class DoctorIT {
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
