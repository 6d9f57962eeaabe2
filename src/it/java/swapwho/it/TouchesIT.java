// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process touches pages that are in swap: each touch is one fault, and there is no other. */
class TouchesIT {
    /** What a reclaimer took that lost its CPU since is read when it has gone on (seen: 8 pages, 3.4 s on a CPU of a busy machine). */
    private static final int BATCH = 32;

    static Stream<LoadRun> touches() {
        return Loads.runs("touches");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("touches")
    void faultsAndTouchesAreOneToOne(LoadRun run) {
        Touches touches = Touches.of(run.text("load.log"));

        assertThat(touches.touches()).as(run::story).hasSizeGreaterThan(3000);
        assertThat(touches.differences(run.all().ins())).as(run::story).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("touches")
    void aFaultSaysWhereThePageWasAndForHowLong(LoadRun run) {
        List<SwapIn> faults = run.all().ins().stream()
                .filter(event -> event.by().equals("fault") && event.command().equals("toucher")).toList();

        assertThat(faults).as(run::story).allSatisfy(event -> {
            assertThat(event.from()).isIn("device", "zswap", "zero", "cache");
            assertThat(event.delayNs()).isPositive();
            assertThat(event.awayNs()).isNotZero();
        });
        assertThat(faults).filteredOn(event -> event.awayNs() < 0).as("away for an unknown time").hasSizeLessThanOrEqualTo(BATCH);
    }

    /** The test can fail: a swap-in dropped, one reported twice. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("touches")
    void aWorseAnswerIsFoundOut(LoadRun run) {
        Touches touches = Touches.of(run.text("load.log"));
        List<SwapIn> ins = run.all().ins();
        int last = IntStream.range(0, ins.size())
                .filter(i -> ins.get(i).by().equals("fault") && touches.touches().contains(ins.get(i).address())).max().orElseThrow();

        assertThat(touches.differences(ins.subList(0, last))).hasSize(1);
        assertThat(touches.differences(Stream.concat(ins.stream(), Stream.of(ins.get(last))).toList())).hasSize(1);
    }
}
