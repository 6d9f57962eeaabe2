// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A BPF program can bring a kernel to an oops where the kernel itself has a bug; the loads may go on all the same. */
class KernelHealthIT {
    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void theKernelHasNothingToComplainOf(String kernel) {
        assertThat(KernelRun.of(kernel).consoleLines())
                .noneMatch(line -> line.contains("Oops: ") || line.contains("BUG: ") || line.contains("general protection fault"));
    }
}
