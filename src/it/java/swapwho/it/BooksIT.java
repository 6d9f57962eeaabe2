// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is reported twice, left out or lost: the kernel's own counters say so. */
class BooksIT {
    /** Beside the load other processes of the guest are swapped too: clean pages again, and pages of zeroes. */
    private static final Set<String> STORED = Set.of("device", "cached", "already", "zero");

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void asManyPagesAreReportedAsTheKernelCounted(LoadRun run) {
        assertThat(run.verdict().booksDifference()).as(run::story).contains(0L);
        assertThat(run.verdict().summary()).hasValueSatisfying(
                last -> assertThat(last.swapOutPages()).isEqualTo(run.verdict().devicePages()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void noEventIsLostWhereNoneNeedBe(LoadRun run) {
        assertThat(run.verdict().lostEvents()).as(run::story).isZero();
        assertThat(run.verdict().cutOff()).as("last line of events.ndjson is cut off").isFalse();
    }

    /** All of a page's sharers have lost it when it is written; one that reclaim gave up half-way is only cached. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void theOwnersAccountForEveryReference(LoadRun run) {
        assertThat(run.events()).as(run::story).anyMatch(BooksIT::written);
        assertThat(first(run, event -> written(event) && !(event.complete() && event.references() == pagesOfOwners(event))))
                .as(run::story).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void everyPageIsAnonymousAndSaysHowItIsStored(LoadRun run) {
        assertThat(first(run, event -> !event.kind().equals("anon") || !STORED.contains(event.stored())))
                .as(run::story).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void tracerAndLoadEndWhenAskedTo(LoadRun run) {
        assertThat(run.text("trace.status")).as(run::story).isEqualTo("0");
        assertThat(run.text("load.status")).as(run::story).isEqualTo("0");
    }

    private static boolean written(Event event) {
        return event.stored().equals("device");
    }

    private static long pagesOfOwners(Event event) {
        return event.owners().stream().mapToLong(Event.Owner::pages).sum();
    }

    /** A few of the events that are at fault: all of them would fill the log. */
    private static List<Event> first(LoadRun run, Predicate<Event> fault) {
        return run.events().stream().filter(fault).limit(5).toList();
    }
}
