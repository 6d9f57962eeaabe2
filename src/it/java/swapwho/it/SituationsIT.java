// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each load is for really happened: without this the other tests could pass on a run in which nothing did. */
class SituationsIT {
    static Stream<LoadRun> forkCow() {
        return Loads.runs("fork_cow");
    }

    static Stream<LoadRun> threads() {
        return Loads.runs("threads");
    }

    static Stream<LoadRun> many() {
        return Loads.runs("many");
    }

    static Stream<LoadRun> madvise() {
        return Loads.runs("madvise");
    }

    static Stream<LoadRun> cgroupLimit() {
        return Loads.runs("cgroup_limit");
    }

    static Stream<LoadRun> direct() {
        return Loads.runs("direct");
    }

    static Stream<LoadRun> forkChain() {
        return Loads.runs("fork_chain");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("forkCow")
    void pagesAreSharedAfterAForkUntilTheyAreRewritten(LoadRun run) {
        Set<Set<String>> owners = ownerSets(run);

        assertThat(owners).as(run::story).contains(Set.of("parent", "child"), Set.of("parent"), Set.of("child"));
        assertThat(count(run, event -> event.owners().size() == 2)).isGreaterThan(1000);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("threads")
    void theProcessOfADeadLeaderIsNamedByItsLeader(LoadRun run) {
        assertThat(count(run, event -> event.commands().equals(Set.of("leader")))).as(run::story).isGreaterThan(1000);
        assertThat(count(run, event -> event.names("worker"))).isZero();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("many")
    void aHundredProcessesLosePages(LoadRun run) {
        Set<String> named = run.events().stream().flatMap(event -> event.commands().stream())
                .filter(command -> command.startsWith("head-") || command.startsWith("member-"))
                .collect(Collectors.toSet());

        assertThat(named).as(run::story).hasSize(100);
        assertThat(count(run, event -> event.owners().size() >= 9)).as("pages of a whole family").isPositive();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("madvise")
    void exactlyThePagesOfMadvPageoutAreNamed(LoadRun run) {
        assertThat(count(run, event -> !event.cause().equals("madvise"))).as(run::story).isZero();
        assertThat(count(run, event -> !event.commands().equals(Set.of(event.reclaimerCommand())))).isZero();
        assertThat(count(run, event -> event.names("asker"))).isEqualTo(1009 + 499);
        assertThat(count(run, event -> event.names("child"))).isEqualTo(307);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("cgroupLimit")
    void aGroupAtItsLimitTakesFromItsOtherMember(LoadRun run) {
        Predicate<Event> ofGroup = event -> event.names("modest") || event.names("greedy");
        Predicate<Event> byGreedy = event -> event.cause().equals("cgroup_limit") && event.reclaimerCommand().equals("greedy");

        assertThat(count(run, ofGroup)).as(run::story).isGreaterThan(1000);
        assertThat(count(run, ofGroup.and(byGreedy.negate()))).isZero();
        assertThat(count(run, event -> event.names("modest"))).isPositive();
        assertThat(count(run, event -> event.names("greedy"))).isPositive();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("direct")
    void thoseWhoAllocateReclaimForThemselvesAndFromOthers(LoadRun run) {
        Predicate<Event> direct = event -> event.cause().equals("direct") && event.reclaimerCommand().startsWith("burst-");

        assertThat(count(run, direct)).as(run::story).isGreaterThan(500);
        assertThat(count(run, direct.and(event -> !event.commands().contains(event.reclaimerCommand()))))
                .as("pages of others").isPositive();
        assertThat(count(run, event -> event.cause().equals("kswapd") && event.reclaimerCommand().startsWith("kswapd")))
                .isPositive();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("forkChain")
    void eachGenerationKeepsWhatTheNextHasRewritten(LoadRun run) {
        assertThat(ownerSets(run)).as(run::story).contains(Set.of("first", "second", "third"),
                Set.of("second", "third"), Set.of("first", "second"), Set.of("third"), Set.of("first"));
    }

    private static Set<Set<String>> ownerSets(LoadRun run) {
        return run.events().stream().map(Event::commands).collect(Collectors.toSet());
    }

    private static long count(LoadRun run, Predicate<Event> wanted) {
        return run.events().stream().filter(wanted).mapToLong(Event::pages).sum();
    }
}
