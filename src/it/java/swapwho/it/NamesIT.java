// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page is its owner's by the name that the owner has then: not by that of an earlier life, nor of who shares its memory. */
class NamesIT {
    static Stream<LoadRun> named() {
        return Loads.runs(Load.Trait.NAMES);
    }

    static Stream<LoadRun> pidReuse() {
        return Loads.runs("pid_reuse");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("named")
    void whoseMemoryItIsIsNamedByTheNameOfThatLife(LoadRun run) {
        assertThat(memory(run)).as(run::story).isNotEmpty().allSatisfy(memory -> {
            assertThat(memory.owners(run.events())).as("%s", memory).hasSizeGreaterThan((int) memory.pages() / 2);
            assertThat(memory.wrong(run.events())).as("%s", memory).isEmpty();
            assertThat(memory.wrongFaults(run.all().ins())).as("%s", memory).isEmpty();
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("named")
    void memoryOfOneAddressSpaceHasOneOwner(LoadRun run) {
        List<NamedMemory> memory = memory(run);

        assertThat(run.events().stream().filter(event -> event.owners().size() > 1 && event.owners().stream()
                .anyMatch(owner -> memory.stream().anyMatch(one -> one.holds(owner.address()))))).as(run::story).isEmpty();
    }

    /** Which life's mapping it is, where that could be read before the life was over. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("pidReuse")
    void noLifeHasTheMappingsOfAnother(LoadRun run) {
        assertThat(memory(run)).as(run::story).hasSize(40).allSatisfy(memory ->
                assertThat(memory.owners(run.events())).extracting(Event.Owner::mapping).isSubsetOf("", "memfd:" + memory.name()));
        assertThat(memory(run)).extracting(NamedMemory::pid).containsOnly(memory(run).getFirst().pid());
    }

    /** The test can fail: one owner under the name of the life before. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("named")
    void aNameOfAnotherLifeIsFoundOut(LoadRun run) {
        NamedMemory first = memory(run).getFirst();
        Event.Owner right = first.owners(run.events()).getFirst();
        Event.Owner wrong = new Event.Owner(right.pid(), memory(run).get(1).name(), right.address(), 1, 0, 0, "", "");

        assertThat(first.wrong(List.of(run.events().getFirst().withOwners(List.of(wrong))))).containsExactly(wrong);
    }

    private static List<NamedMemory> memory(LoadRun run) {
        return NamedMemory.of(run.text("load.log"));
    }
}
