// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where privileges or the kernel stand in the way: status 3, and one line that says what mends it. */
class RefusalsIT {
    @ParameterizedTest(name = "Linux {0}", allowZeroInvocations = true)
    @MethodSource("swapwho.it.SupportedKernels#withoutZswap")
    void anUnprivilegedUserIsToldToBeRoot(String kernel) {
        refused(kernel, "unprivileged", "swapwho: tracing needs CAP_BPF; run it as root: sudo swapwho trace");
    }

    @ParameterizedTest(name = "Linux {0}", allowZeroInvocations = true)
    @MethodSource("swapwho.it.SupportedKernels#withoutZswap")
    void aKernelThatHidesItsAddressesIsNamed(String kernel) {
        refused(kernel, "addresses-hidden", "swapwho: this kernel hides its addresses (kernel.kptr_restrict=2), without"
                + " which owners cannot be proven; allow root to see them: sysctl kernel.kptr_restrict=1");
    }

    private static void refused(String kernel, String part, String sentence) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text(part, "trace.log")).isEqualTo(sentence);
        assertThat(run.text(part, "trace.out")).isEmpty();
        assertThat(run.text(part, "trace.status")).isEqualTo("3");
    }
}
