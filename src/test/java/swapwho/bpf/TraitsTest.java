// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What decides which programs are attached how. */
class TraitsTest {
    private static final String DYNAMIC = "Linux version 7.3.4+deb13-cloud-amd64 (…) #1 SMP PREEMPT_DYNAMIC Debian 7.3.4-1~bpo13+1";

    @Test
    void theModeOfPreemptionTells() {
        assertThat(Traits.isPreemptible("none (voluntary) full", DYNAMIC, true)).isFalse();
        assertThat(Traits.isPreemptible("(none) voluntary full", DYNAMIC, true)).isFalse();
        assertThat(Traits.isPreemptible("none voluntary (full)", DYNAMIC, false)).isTrue();
        assertThat(Traits.isPreemptible("full (lazy)", DYNAMIC, true)).isTrue();
    }

    @Test
    void withoutItTheKernelsNameDoes() {
        assertThat(Traits.isPreemptible("", "Linux version 5.10.0-45-cloud-amd64 (…) #1 SMP Debian 5.10.260-1", true)).isFalse();
        assertThat(Traits.isPreemptible("", "Linux version 6.12.1-arch1-1 (…) #1 SMP PREEMPT_DYNAMIC Fri, 22 Nov", true)).isTrue();
        assertThat(Traits.isPreemptible("", "Linux version 6.1.0-57-amd64 (…) #1 SMP PREEMPT_DYNAMIC Debian 6.1.192-3", false)).isFalse();
        assertThat(Traits.isPreemptible("", "Linux version 6.12.48-rt (…) #1 SMP PREEMPT_RT Debian 6.12.48-1", false)).isTrue();
    }

    @Test
    void probesTakeThePlaceOfWhatCanBeSkipped() {
        Hooks.Hook write = hook("swap_write");
        Hooks.Hook probe = hook("swap_write_probe");
        Hooks.Hook second = hook("end_reclaim_probe");
        Traits quiet = new Traits(false, false, true, true, false);
        Traits preemptible = new Traits(true, false, true, true, false);
        Traits old = new Traits(true, false, false, true, false);

        assertThat(quiet.want(write)).isTrue();
        assertThat(quiet.want(probe) || quiet.want(second) || quiet.mayMiss()).isFalse();
        assertThat(preemptible.want(probe) && preemptible.want(second)).isTrue();
        assertThat(preemptible.want(write) || preemptible.mayMiss()).isFalse();
        assertThat(old.want(write) && old.mayMiss()).isTrue();
        assertThat(old.want(probe) || old.want(second)).isFalse();
        assertThat(old.want(hook("file_fault_begins"))).isTrue();
        assertThat(new Traits(false, false, false, false, false).want(hook("file_fault_begins"))).isFalse();
    }

    private static Hooks.Hook hook(String program) {
        return Hooks.ALL.stream().filter(hook -> hook.program().equals(program)).findFirst().orElseThrow();
    }
}
