// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is reported twice, left out or lost: the kernel's own counters say so. */
class BooksIT {
    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void asManyPagesAreReportedAsTheKernelCounted(LoadRun run) {
        assertThat(run.verdict().booksDifference()).as(run::story).contains(0L);
        assertThat(run.verdict().summary()).hasValueSatisfying(
                last -> assertThat(last.swapOutPages()).isEqualTo(run.verdict().devicePages()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void noEventIsLost(LoadRun run) {
        assertThat(run.verdict().lostEvents()).as(run::story).isZero();
        assertThat(run.verdict().cutOff()).as("last line of events.ndjson is cut off").isFalse();
    }

    /** All of a page's sharers have lost it when it is written; one that reclaim gave up half-way is only cached. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void theOwnersAccountForEveryReference(LoadRun run) {
        assertThat(run.events()).as(run::story).filteredOn(event -> event.stored().equals("device")).isNotEmpty()
                .allMatch(Event::complete)
                .allSatisfy(event -> assertThat(event.references()).isEqualTo(
                        event.owners().stream().mapToLong(Event.Owner::pages).sum()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void everyPageIsAnonymousAndOnTheDeviceOrOnItsWay(LoadRun run) {
        assertThat(run.events()).as(run::story).isNotEmpty().allSatisfy(event -> {
            assertThat(event.kind()).isEqualTo("anon");
            // A page that was still cached when its owners lost it is written later, or never.
            assertThat(event.stored()).isIn("device", "cached");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void tracerAndLoadEndWhenAskedTo(LoadRun run) {
        assertThat(run.text("trace.status")).as(run::story).isEqualTo("0");
        assertThat(run.text("load.status")).as(run::story).isEqualTo("0");
    }
}
