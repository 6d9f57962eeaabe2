// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import swapwho.vm.Verdict;

/** A kernel that is built to preempt itself if asked to, as desktops ask: programs could be skipped there as on the newest. */
class PreemptedIT {
    @Test
    void nothingIsMissedWhereTheKernelPreemptsPrograms() throws IOException {
        assumeTrue(SupportedKernels.chosen().contains(KernelRun.PREEMPTED_KERNEL), "tried on another kernel than the chosen one");
        KernelRun run = KernelRun.ofPreempted();
        Path folder = run.part("direct");
        assertThat(run.text("direct", "mode")).contains("(full)");

        Verdict verdict = Verdict.of(folder.resolve("events.ndjson"), folder.resolve("truth.csv"), folder.resolve("before.csv"), _ -> true);

        assertThat(verdict.lostEvents()).isZero();
        assertThat(verdict.booksDifference()).contains(0L);
        assertThat(verdict.missing()).isEmpty();
        assertThat(verdict.falseNames()).isEmpty();
        assertThat(verdict.total().held()).isGreaterThan(10_000);
    }
}
