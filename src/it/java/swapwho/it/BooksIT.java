// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is reported twice, left out or lost, in either direction: the kernel's own counters say so. */
class BooksIT {
    private static final Set<String> KINDS = Set.of("anon", "ksm", "shmem");
    private static final Set<String> STORED = Set.of("device", "zswap", "zero", "already", "cached");
    /** What the kernel stores anew: all of the page's sharers have lost it by then. */
    private static final Set<String> WRITTEN = Set.of("device", "zswap", "zero");

    /** Of 20,000 to 60,000; before they were looked for it was up to 11. */
    private static final int MOST_BARE = 3;

    /** Of 20,000 to 60,000; seen, since 64 are looked for in a round: none. */
    private static final int MOST_ENTRIES = 10;

    /** Seen: 1. */
    private static final int MOST_UNMARKED = 3;

    /** Processes that end while their pages are taken hold references that nobody can be named for. */
    static Stream<LoadRun> withoutRaces() {
        return Loads.runs().filter(run -> !run.load().equals("exit_race"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void asManyPagesAreReportedAsTheKernelCounted(LoadRun run) {
        assertThat(Counted.unexplained(run.all())).as(run::story).allSatisfy((counter, pages) ->
                assertThat(pages).as(counter).isBetween(0L, ofEndedProcesses(run, counter)));
        assertThat(run.verdict().booksDifference()).contains(0L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void theTracersOwnBooksSayTheSame(LoadRun run) {
        Map<String, Long> counted = Counted.of(run.all());

        assertThat(run.all().books()).as(run::story).isNotEmpty().allSatisfy(row -> {
            if (ofEndedProcesses(run, (String) row.get("counter")) == 0
                    && (Counted.unknownOut(run.all()) == 0 || !"unknown".equals(row.get("explanation")))) {
                assertThat(row).doesNotContainKey("explanation").containsEntry("difference", 0L);
            }
            assertThat(row).containsEntry("reported", counted.getOrDefault((String) row.get("counter"), 0L));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void noEventIsLostWhereNoneNeedBe(LoadRun run) {
        assertThat(run.verdict().lostEvents()).as(run::story).isZero();
        assertThat(run.verdict().cutOff()).as("last line of events.ndjson is cut off").isFalse();
    }

    /** All of a page's sharers have lost it when it is written; one that reclaim gave up half-way is only cached. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutRaces")
    void theOwnersAccountForEveryReference(LoadRun run) {
        assertThat(run.events()).as(run::story).anyMatch(BooksIT::written);
        assertThat(first(run, event -> written(event) && !excused(run, event) && !(event.complete() && accountedFor(event))))
                .as(run::story).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void everyPageSaysWhatItIsAndHowItIsStored(LoadRun run) {
        assertThat(first(run, event -> !KINDS.contains(event.kind()) && !isBare(run, event)
                || !STORED.contains(event.stored()) && !(event.stored().isEmpty() && mayMissStores(run.kernel()))))
                .as(run::story).isEmpty();
        assertThat(Counted.unknownOut(run.all())).as(run::story).isLessThanOrEqualTo(run.verdict().swapOutPages() / 100);
    }

    /** Whoever holds a page that was only read ahead from zswap and goes again is found by its pagemap, unless it was too quick. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutRaces")
    void hardlyAnyBarePageIsNobodys(LoadRun run) {
        assertThat(run.events()).as(run::story).filteredOn(event -> isBare(run, event)).hasSizeLessThanOrEqualTo(MOST_BARE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void tracerAndLoadEndWhenAskedTo(LoadRun run) {
        assertThat(run.text("trace.status")).as(run::story).isEqualTo("0");
        assertThat(run.text("load.status")).as(run::story).isEqualTo("0");
    }

    /**
     * How many of a counter's pages may be in no event: a page of zeroes is only marked as one, and its owner's end takes the mark away,
     * which may be before reclaim has gone on to the next page.
     */
    private static long ofEndedProcesses(LoadRun run, String counter) {
        return run.load().equals("exit_race") && counter.equals("swpout_zero") ? MOST_UNMARKED : 0;
    }

    private static boolean written(Event event) {
        return WRITTEN.contains(event.stored());
    }

    /** Where the kernel skips programs, all that see whether zswap has taken a page may be: then it does not say. */
    static boolean mayMissStores(String kernel) {
        return SupportedKernels.skipsPrograms(kernel) && SupportedKernels.zswap(kernel);
    }

    /** SharedTruthIT has how many of these may lack an owner. How many map a huge folio of shared memory is not known. */
    private static boolean excused(LoadRun run, Event event) {
        return event.kind().equals("shmem") && (run.load().equals("shmem_huge") || SupportedKernels.zswap(run.kernel()) && !event.complete())
                || isBare(run, event);
    }

    /** Page-table entries that lack a name, for their pages' events say that nobody is known: hardly ever of more than two processes. */
    static long entriesOfBarePages(LoadRun run) {
        return Math.min(MOST_ENTRIES, 2 * run.events().stream().filter(event -> isBare(run, event)).count());
    }

    /** Read ahead from zswap, dirty by that, and taken again before anybody had mapped it; not all who hold it were proved to. */
    private static boolean isBare(LoadRun run, Event event) {
        return SupportedKernels.zswap(run.kernel()) && event.pages() == 1 && !event.complete()
                && (event.kind().isEmpty() ? event.owners().isEmpty()
                        : !event.kind().equals("shmem") && pagesOfOwners(event) < event.references());
    }

    /** A page of shared memory is in no page table once it has gone. */
    private static boolean accountedFor(Event event) {
        return event.kind().equals("shmem") || event.references() == pagesOfOwners(event);
    }

    private static long pagesOfOwners(Event event) {
        return event.owners().stream().mapToLong(Event.Owner::pages).sum();
    }

    /** A few of the events that are at fault: all of them would fill the log. */
    private static List<Event> first(LoadRun run, Predicate<Event> fault) {
        return run.events().stream().filter(fault).limit(5).toList();
    }
}
