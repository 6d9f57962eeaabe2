// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cause, and each way back, in the load that is there for it. */
class CausesIT {
    static Stream<LoadRun> processMadvise() {
        return Loads.runs("process_madvise");
    }

    static Stream<LoadRun> reclaimFile() {
        return Loads.runs("reclaim_file");
    }

    static Stream<LoadRun> damon() {
        return Loads.runs("damon");
    }

    static Stream<LoadRun> ownNamespaces() {
        return Loads.runs("own_namespaces");
    }

    static Stream<LoadRun> cgroupV1() {
        return Loads.runs("cgroup_v1");
    }

    static Stream<LoadRun> zswapPool() {
        return Loads.runs("zswap_pool");
    }

    static Stream<LoadRun> twoAreas() {
        return Loads.runs("two_areas");
    }

    static Stream<LoadRun> swapoff() {
        return Loads.runs("swapoff");
    }

    /** What is read from zswap is dirty at once, since 6.12 at the latest. */
    static Stream<LoadRun> reread() {
        return Loads.runs("reread").filter(run -> !SupportedKernels.zswap(run.kernel()));
    }

    static Stream<LoadRun> underPressure() {
        return Loads.runs("fork_cow");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("processMadvise")
    void whoAsksByProcessMadviseIsTheReclaimerAndNoOwner(LoadRun run) {
        List<Event> managed = of(run, event -> event.names("managed"));

        assertThat(managed).as(run::story).hasSizeGreaterThan(1000);
        assertThat(managed).allSatisfy(event -> {
            assertThat(event.cause()).isEqualTo("madvise");
            assertThat(event.reclaimerCommand()).isEqualTo("manager");
            assertThat(event.commands()).containsExactly("managed");
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("reclaimFile")
    void memoryReclaimIsProactiveAndSaysTheGroup(LoadRun run) {
        List<Event> victims = of(run, event -> event.names("victim"));

        assertThat(victims).as(run::story).hasSizeGreaterThan(1000);
        assertThat(victims).allSatisfy(event -> {
            assertThat(event.cause()).isEqualTo("proactive");
            assertThat(event.reclaimerCommand()).isEqualTo("reclaimer");
            assertThat(event.limitCgroup()).isEqualTo("/swapwho-reclaim");
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("damon")
    void whatDamonPagesOutIsItsDoing(LoadRun run) {
        List<Event> idle = of(run, event -> event.names("idle"));

        assertThat(idle).as(run::story).hasSizeGreaterThan(1000);
        assertThat(idle).allSatisfy(event -> {
            assertThat(event.cause()).isEqualTo("damon");
            assertThat(event.reclaimerCommand()).startsWith("kdamond");
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ownNamespaces")
    void aContainedProcessHasBothPidsItsGroupAndTheGroupsLimit(LoadRun run) {
        List<Event> contained = of(run, event -> event.names("contained"));

        assertThat(contained).as(run::story).hasSizeGreaterThan(1000);
        assertThat(contained).allSatisfy(event -> {
            assertThat(event.cause()).isEqualTo("cgroup_limit");
            assertThat(event.limitCgroup()).isEqualTo("/swapwho-contained");
            assertThat(event.owners()).allSatisfy(owner -> {
                assertThat(owner.pid()).isGreaterThan(1);
                assertThat(owner.containerPid()).isEqualTo(1);
                assertThat(owner.cgroup()).isEqualTo("/swapwho-contained");
            });
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("cgroupV1")
    void aGroupOfVersionOneIsNamedByThePathOfItsMemoryController(LoadRun run) {
        List<Event> group = of(run, event -> event.names("modest") || event.names("greedy"));

        assertThat(group).as(run::story).hasSizeGreaterThan(1000);
        assertThat(group).allSatisfy(event -> assertThat(event.cause()).isEqualTo("cgroup_limit"));
        assertThat(group.stream().flatMap(event -> event.owners().stream()).map(Event.Owner::cgroup))
                .containsOnly("/swapwho-v1");
    }

    /**
     * The page is reported when zswap takes it, and what zswap writes back is no second swap-out. What zswap has from before
     * the trace began is nobody's known.
     */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("zswapPool")
    void whatZswapWritesBackKeepsItsOwners(LoadRun run) {
        Map<Long, List<Event.Owner>> owners = new HashMap<>();
        List<Event> moves = new ArrayList<>();
        for (Event event : run.all().outs().stream().sorted(Comparator.comparingLong(Event::monotonicNs)).toList()) {
            if (event.move()) {
                moves.add(event);
                assertThat(places(event.owners())).isEqualTo(places(owners.getOrDefault(event.slot(), List.of())));
            } else {
                owners.put(event.slot(), event.owners());
            }
        }

        assertThat(of(run, event -> event.stored().equals("zswap"))).as(run::story).hasSizeGreaterThan(1000);
        assertThat(moves).allSatisfy(event -> {
            assertThat(event.cause()).isEqualTo("zswap_writeback");
            assertThat(event.stored()).isEqualTo("device");
        });
        assertThat(moves.stream().filter(event -> event.names("parent"))).as("of the load itself").hasSizeGreaterThan(20);
    }

    private static Set<String> places(List<Event.Owner> owners) {
        return owners.stream().map(owner -> owner.pid() + " at " + owner.address()).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("twoAreas")
    void slotsOfTwoAreasAreToldApart(LoadRun run) {
        assertThat(run.events().stream().map(Event::area).collect(Collectors.toSet())).as(run::story).hasSize(2);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("swapoff")
    void whatSwapoffBringsBackIsItsDoing(LoadRun run) {
        List<SwapIn> back = run.all().ins().stream().filter(event -> event.by().equals("swapoff")).toList();

        assertThat(back).as(run::story).hasSizeGreaterThan(1000);
        assertThat(back).extracting(SwapIn::command).containsOnly("swapoff");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("reread")
    void aPageThatWasOnlyReadNeedsNoSecondWrite(LoadRun run) {
        assertThat(of(run, event -> event.stored().equals("already") && event.names("reader"))).as(run::story).isNotEmpty();
    }

    /** On a busy host it may be nobody of the load itself: all of it reclaims for itself by then. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("underPressure")
    void whoWokeKswapdIsNamed(LoadRun run) {
        assertThat(of(run, event -> event.cause().equals("kswapd")).stream().map(Event::wokenBy)).as(run::story)
                .containsAnyOf("parent", "child", "run-load.sh");
    }

    private static List<Event> of(LoadRun run, Predicate<Event> wanted) {
        return run.events().stream().filter(wanted).toList();
    }
}
