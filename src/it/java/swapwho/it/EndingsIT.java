// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which a trace begins and ends. */
class EndingsIT {
    @ParameterizedTest(name = "Linux {0}", allowZeroInvocations = true)
    @MethodSource("swapwho.it.SupportedKernels#withoutZswap")
    void aTimeLimitEndsItWithTheSummary(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text("time-limit", "trace.log")).startsWith("tracing");
        assertThat(run.text("time-limit", "trace.log")).contains("events in 2.");
        assertThat(run.text("time-limit", "trace.status")).isEqualTo("0");
    }

    @ParameterizedTest(name = "Linux {0}", allowZeroInvocations = true)
    @MethodSource("swapwho.it.SupportedKernels#withoutZswap")
    void aClosedPipeEndsItWithoutAWord(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text("closed-pipe", "trace.out").lines()).hasSize(1);
        assertThat(run.text("closed-pipe", "trace.log").lines()).as("what stands on standard error").hasSize(1);
        assertThat(run.text("closed-pipe", "trace.status")).isEqualTo("0");
    }

    @ParameterizedTest(name = "Linux {0}", allowZeroInvocations = true)
    @MethodSource("swapwho.it.SupportedKernels#withoutZswap")
    void withoutSwapItWarnsAndWaits(String kernel) {
        KernelRun run = KernelRun.of(kernel);

        assertThat(run.text("no-swap", "trace.log")).contains("no swap");
        assertThat(run.text("no-swap", "trace.status")).isEqualTo("0");
        assertThat(Events.read(run.part("no-swap").resolve("events.ndjson")).swapOuts().stream().mapToInt(Event::pages).sum())
                .isEqualTo(1009 + 499 + 307);
        assertThat(run.text("no-swap", "events.ndjson")).contains("\"device\":\"/dev/vdb\"");
    }
}
