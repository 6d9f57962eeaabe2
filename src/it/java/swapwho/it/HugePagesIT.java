// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Huge pages that go to swap whole: one event each, with its owners in runs. */
class HugePagesIT {
    private static final int HUGE = 512;

    /** On a disk with seeks kernels before the swap table split every huge page first. */
    static Stream<LoadRun> swappedWhole() {
        return Loads.runs("thp").filter(run -> run.road().equals("seekless") || run.kernel().equals("7.3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swappedWhole")
    void aHugePageIsOneEvent(LoadRun run) {
        assertThat(run.events()).as(run::story).filteredOn(event -> event.pages() == HUGE).isNotEmpty()
                .allMatch(event -> event.offset() % HUGE == 0)
                .anyMatch(event -> event.owners().size() == 1 && event.owners().getFirst().pages() == HUGE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swappedWhole")
    void anOwnerInPiecesStandsOnceForEachPiece(LoadRun run) {
        assertThat(run.events()).as(run::story)
                .anyMatch(event -> event.owners().size() > 1 && event.owners().stream().anyMatch(owner -> owner.index() > 0));
    }
}
