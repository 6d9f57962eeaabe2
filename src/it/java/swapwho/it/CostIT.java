// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The budget: instructions that `trace --json` to a file adds to each page swapped out, on one kernel. */
class CostIT {
    private static final long IN_THE_KERNEL = 1_000;
    private static final long IN_ALL = 5_500;
    /** The last rounds of pageout_cost: before them Java's compiler is still at work. One of them is dearer than the others by a third. */
    private static final int WARM = 11;

    private record Round(long reclaim, long reader) {}

    @Test
    void aPageCostsNoMoreThanItsBudget() {
        assumeTrue(SupportedKernels.chosen().contains(KernelRun.COST_KERNEL), "measured on another kernel than the chosen one");
        KernelRun run = KernelRun.ofCost();
        long untraced = (long) rounds(run, "untraced").stream().mapToLong(Round::reclaim).average().orElseThrow();
        List<Round> traced = rounds(run, "traced");
        List<Round> warm = traced.subList(traced.size() - WARM, traced.size());
        long kernel = (long) warm.stream().mapToLong(Round::reclaim).average().orElseThrow() - untraced;
        long reader = (long) warm.stream().mapToLong(Round::reader).average().orElseThrow();
        System.out.printf("cost, instructions added a page: %d in the kernel, %d by the reader (untraced: %d)%n", kernel, reader,
                untraced);

        assertThat(run.text("cost", "summary.json")).as("every page was traced").contains("\"lost_events\":0");
        assertThat(kernel).as("added in the kernel").isBetween(1L, IN_THE_KERNEL);
        assertThat(kernel + reader).as("added in all").isLessThanOrEqualTo(IN_ALL);
    }

    private static List<Round> rounds(KernelRun run, String file) {
        return Pattern.compile("reclaim (\\d+) reader (\\d+)").matcher(run.text("cost", file)).results()
                .map((MatchResult line) -> new Round(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)))).toList();
    }
}
