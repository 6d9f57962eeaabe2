// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Fact;
import swapwho.testing.Root;

class HookFactsTest {
    @TempDir
    private Path folder;

    /** The newest name of each hook. */
    private final Set<String> kernel =
            Hooks.ALL.stream().map(hook -> hook.functions().getFirst()).collect(Collectors.toCollection(HashSet::new));

    @Test
    void eachHookOfTheTableIsAFact() {
        List<Fact> facts = HookFacts.find(kernel::contains, new Traits(true, true, true, true, true));
        assertThat(facts).extracting(Fact::name).containsExactlyElementsOf(Hooks.ALL.stream().map(Hooks.Hook::program).toList());
        assertThat(facts).extracting(Fact::answer).containsOnly(Fact.Answer.YES);
    }

    @Test
    void aHookThatIsAlwaysNeededStopsTheTrace() {
        kernel.remove("__swap_writepage");
        for (boolean preemptible : new boolean[] {false, true}) {
            List<Fact> facts = HookFacts.find(kernel::contains, new Traits(preemptible, true, true, true, true));
            Fact fact = fact(preemptible ? "swap_write_probe" : "swap_write", facts);
            assertThat(fact.stopsTrace()).isTrue();
            assertThat(fact.lost()).isEqualTo("every swap-out");
            assertThat(fact.mend()).contains("apt install");
            assertThat(fact(preemptible ? "swap_write" : "swap_write_probe", facts).stopsTrace()).as("its stand-in elsewhere").isFalse();
        }
    }

    @Test
    void anOlderNameWillDo() {
        kernel.remove("shrink_folio_list");
        kernel.add("shrink_page_list");
        assertThat(fact("begin_reclaim", HookFacts.find(kernel::contains, new Traits(false, false, false, true, false))).found()).startsWith("shrink_page_list");
    }

    @Test
    void whatThisKernelNeedsNotIsNotMissed() {
        kernel.remove("__frontswap_store");
        Fact other = fact("frontswap_stored", HookFacts.find(kernel::contains, new Traits(true, true, true, true, true)));
        assertThat(other.answer()).isEqualTo(Fact.Answer.NO);
        assertThat(other.lost() + other.mend()).isEmpty();
        kernel.remove("zswap_store");
        Fact off = fact("zswap_stored", HookFacts.find(kernel::contains, new Traits(true, true, true, true, false)));
        assertThat(off.found()).isEqualTo("no zswap_store (not needed here)");
        Fact on = fact("zswap_stored_probe", HookFacts.find(kernel::contains, new Traits(true, true, true, true, true)));
        assertThat(on.lost()).isEqualTo("swap-outs to zswap");
        assertThat(on.stopsTrace()).isFalse();
    }

    @Test
    void withoutProbesTheOthersStandInAsFarAsTheyCan() {
        Traits traits = new Traits(true, true, false, false, false);
        List<Fact> facts = HookFacts.find(kernel::contains, traits);
        assertThat(fact("swap_write", facts).answer()).isEqualTo(Fact.Answer.YES);
        assertThat(fact("swap_write_probe", facts).answer()).isEqualTo(Fact.Answer.NO);
        assertThat(fact("swap_write_probe", facts).stopsTrace()).isFalse();
        assertThat(fact("file_fault_begins", facts).lost()).isEqualTo("whose faults bring shared pages back");
        assertThat(HookFacts.probes(traits)).extracting(Fact::answer).containsOnly(Fact.Answer.NO);
        assertThat(fact("kernel probes", HookFacts.probes(traits)).lost()).contains("shared memory");
        assertThat(fact("function probes", HookFacts.probes(traits)).lost()).contains("counted as lost");
    }

    @Test
    void aSecondProgramIsNotMissedWhereNothingIsSkipped() {
        Fact quiet = fact("end_reclaim_probe", HookFacts.find(kernel::contains, new Traits(false, false, false, true, false)));
        assertThat(quiet.found()).endsWith("(not needed here)");
        assertThat(quiet.lost()).isEmpty();
        Fact preemptible = fact("end_reclaim_probe", HookFacts.find(kernel::contains, new Traits(true, false, false, true, false)));
        assertThat(preemptible.lost()).isEqualTo("when some reclaim ends");
    }

    @Test
    void functionProbesAreNotMissedWhereNothingIsSkipped() {
        Fact fact = fact("function probes", HookFacts.probes(new Traits(false, false, false, true, false)));
        assertThat(fact.lost() + fact.mend()).isEmpty();
        assertThat(HookFacts.probes(new Traits(true, true, true, true, false))).extracting(Fact::answer).containsOnly(Fact.Answer.YES);
        assertThat(HookFacts.probes(null)).extracting(Fact::answer).containsOnly(Fact.Answer.UNKNOWN);
    }

    @Test
    void withoutTypesNothingIsKnown() {
        List<Fact> facts = HookFacts.find(null, null);
        assertThat(facts).extracting(Fact::answer).containsOnly(Fact.Answer.UNKNOWN);
    }

    @Test
    void functionTracing() {
        assertThat(HookFacts.functionTracing(folder).answer()).isEqualTo(Fact.Answer.NO);
        Root root = new Root(folder).file("proc/sys/kernel/ftrace_enabled", "0\n");
        assertThat(HookFacts.functionTracing(folder).mend()).isEqualTo("sysctl kernel.ftrace_enabled=1");
        root.file("proc/sys/kernel/ftrace_enabled", "1\n");
        assertThat(HookFacts.functionTracing(folder).answer()).isEqualTo(Fact.Answer.YES);
    }

    private static Fact fact(String name, List<Fact> facts) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst().orElseThrow();
    }
}
