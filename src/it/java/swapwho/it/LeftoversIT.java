// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tracer that has gone has left no BPF program, map or link in the kernel. */
class LeftoversIT {
    /** SIGKILL: then a load says so and is run once more. */
    private static final String OUT_OF_MEMORY = "137";

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void aProcessThatHasTracedManyTimesLeavesNothing(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text("attached-often", "server.log")).isEmpty();
        assertThat(run.text("attached-often", "server.status").lines()).isNotEmpty()
                .allMatch(status -> status.equals("0") || status.equals(OUT_OF_MEMORY));
        assertThat(run.text("attached-often", "after")).isEqualTo(run.text("attached-often", "before"));
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void aKilledTracerLeavesNothing(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text("killed", "attached")).contains("program ").contains("map ").contains("link ");
        assertThat(run.text("killed", "trace.status")).isEqualTo("137");
        assertThat(run.text("killed", "after")).isEqualTo(run.text("killed", "before"));
    }
}
