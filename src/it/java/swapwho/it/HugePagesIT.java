// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Huge pages that go to swap whole: one event each, with its owners in runs. */
class HugePagesIT {
    private static final int HUGE = 512;
    /** MADV_PAGEOUT takes four of one area and, of another, two and the ends of their neighbours. */
    private static final int WHOLE = 6;

    /** On a disk with seeks kernels before the swap table split every huge page first. */
    static Stream<LoadRun> swappedWhole() {
        return Loads.runs("thp").filter(run -> run.road().equals("seekless"));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("swappedWhole")
    void aHugePageIsOneEvent(LoadRun run) {
        List<Event> huge = run.events().stream().filter(event -> event.pages() == HUGE).toList();

        assertThat(huge.size()).as(run::story).isGreaterThanOrEqualTo(WHOLE);
        assertThat(huge).extracting(event -> event.offset() % HUGE).containsOnly(0L);
        assertThat(huge.stream().filter(event -> event.owners().size() == 1 && event.owners().getFirst().pages() == HUGE))
                .hasSizeGreaterThanOrEqualTo(WHOLE);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("swappedWhole")
    void anOwnerInPiecesStandsOnceForEachPiece(LoadRun run) {
        assertThat(run.events().stream().filter(event -> event.owners().size() > 1
                && event.owners().stream().anyMatch(owner -> owner.index() > 0))).as(run::story).isNotEmpty();
    }
}
