// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import swapwho.model.Fact;
import swapwho.testing.Root;

class PrivilegeFactsTest {
    private static final Predicate<String> COUNTS_LOCKED = "bpf_map_charge_init"::equals;
    private static final Predicate<String> TYPES_OF_MODULES = "btf_is_kernel"::equals;
    /** A libbpf that needs nothing that it may not have. */
    private static final String NEW = "v1.3";

    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void machine() throws IOException {
        root = new Root(folder).file("proc/self/status", "Name:\tcat\nCapEff:\t000001ffffffffff\n")
                .file("proc/sys/kernel/kptr_restrict", "1\n")
                .file("proc/sys/net/core/bpf_jit_enable", "1\n")
                .file("sys/kernel/security/lockdown", "none [integrity] confidentiality\n")
                .file("proc/self/limits", "Limit  Soft Limit  Hard Limit  Units\nMax locked memory         8388608              8388608              bytes\n");
        link("user", "user:[4026531837]");
    }

    @Test
    void rootMayDoEverything() {
        assertThat(PrivilegeFacts.find(folder, NEW, COUNTS_LOCKED)).allMatch(fact -> fact.answer() == Fact.Answer.YES);
    }

    @Test
    void nobodyMayNothing() {
        root.file("proc/self/status", "CapEff:\t0000000000000000\n");
        List<Fact> facts = PrivilegeFacts.find(folder, NEW, COUNTS_LOCKED);
        assertThat(facts.stream().filter(Fact::stopsTrace).map(Fact::name))
                .containsExactly("CAP_BPF", "CAP_PERFMON", "CAP_SYSLOG", "locked memory");
        assertThat(fact("locked memory").mend()).isEqualTo("ulimit -l unlimited");
    }

    @Test
    void theAdministratorsCapabilityIncludesTwoOthers() {
        root.file("proc/self/status", "CapEff:\t0000000000200000\n");
        assertThat(fact("CAP_BPF").found()).isEqualTo("by CAP_SYS_ADMIN");
        assertThat(fact("CAP_PERFMON").answer()).isEqualTo(Fact.Answer.YES);
        assertThat(fact("CAP_SYSLOG").answer()).isEqualTo(Fact.Answer.NO);
    }

    @Test
    void aContainersRootIsNotTheMachines() throws IOException {
        Files.delete(folder.resolve("proc/self/ns/user"));
        assertThat(fact(Fact.USER_NAMESPACE).answer()).isEqualTo(Fact.Answer.UNKNOWN);
        link("user", "user:[4026532000]");
        assertThat(fact(Fact.USER_NAMESPACE).stopsTrace()).isTrue();
    }

    @Test
    void whatTheKernelForbids() {
        root.file("proc/sys/kernel/kptr_restrict", "2\n").file("proc/sys/net/core/bpf_jit_enable", "0\n")
                .file("sys/kernel/security/lockdown", "none integrity [confidentiality]\n");
        assertThat(PrivilegeFacts.find(folder, NEW, COUNTS_LOCKED).stream().filter(Fact::stopsTrace).map(Fact::name))
                .containsExactly("kernel addresses", "not locked down", "BPF compiler");
        assertThat(fact("kernel addresses").mend()).isEqualTo("sysctl kernel.kptr_restrict=1");
    }

    @Test
    void whatCannotBeReadIsNotGuessed() throws IOException {
        Files.delete(folder.resolve("sys/kernel/security/lockdown"));
        Files.delete(folder.resolve("proc/sys/net/core/bpf_jit_enable"));
        Files.delete(folder.resolve("proc/sys/kernel/kptr_restrict"));
        assertThat(List.of(fact("not locked down"), fact("BPF compiler"), fact("kernel addresses")))
                .allMatch(fact -> fact.answer() == Fact.Answer.UNKNOWN && !fact.stopsTrace());
    }

    @Test
    void lockedMemoryMattersWhereTheKernelCountsIt() {
        root.file("proc/self/status", "CapEff:\t000000c000000000\n");
        assertThat(fact("locked memory").answer()).isEqualTo(Fact.Answer.NO);
        assertThat(find("locked memory", _ -> false).answer()).isEqualTo(Fact.Answer.YES);
        assertThat(find("locked memory", null).answer()).isEqualTo(Fact.Answer.UNKNOWN);
        root.file("proc/self/limits", "Max locked memory         unlimited            unlimited            bytes\n");
        assertThat(fact("locked memory").answer()).isEqualTo(Fact.Answer.YES);
    }

    @ParameterizedTest
    @CsvSource({"v1.0, true", "v1.1.2, true", "v1.2, true", "v1.3, false", "v1.10, false", "v2.0, false", ", false"})
    void anOldLibbpfNeedsTheAdministratorsCapability(String libbpf, boolean needed) {
        root.file("proc/self/status", "CapEff:\t000000c400000000\n");
        assertThat(administrator(libbpf, TYPES_OF_MODULES).stopsTrace()).isEqualTo(needed);
        assertThat(administrator(libbpf, _ -> false).stopsTrace()).isFalse();
        assertThat(administrator(libbpf, null).stopsTrace()).isFalse();
        root.file("proc/self/status", "CapEff:\t000000c400200000\n");
        assertThat(administrator(libbpf, TYPES_OF_MODULES).answer()).isEqualTo(Fact.Answer.YES);
    }

    private Fact administrator(String libbpf, Predicate<String> has) {
        return PrivilegeFacts.find(folder, libbpf, has).stream().filter(fact -> fact.name().equals(Fact.SLOTS)).findFirst().orElseThrow();
    }

    private void link(String name, String target) throws IOException {
        Files.createDirectories(folder.resolve("proc/self/ns"));
        Files.createSymbolicLink(folder.resolve("proc/self/ns").resolve(name), Path.of(target));
    }

    private Fact fact(String name) {
        return find(name, COUNTS_LOCKED);
    }

    private Fact find(String name, Predicate<String> has) {
        return PrivilegeFacts.find(folder, NEW, has).stream().filter(fact -> fact.name().equals(name)).findFirst().orElseThrow();
    }
}
