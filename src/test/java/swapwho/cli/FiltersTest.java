// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import swapwho.model.Cause;
import swapwho.model.FakeSwapOut;
import swapwho.model.Process;
import swapwho.model.Processes;

class FiltersTest {
    @Test
    void withoutAnyEverythingIsWanted() {
        Filters none = filters();
        assertThat(none.onOwners()).isFalse();
        assertThat(none.wants(process(1, "a", null))).isTrue();
        assertThat(none.wants(Cause.KSWAPD)).isTrue();
    }

    @Test
    void oneOwnerMustFitEveryKind() {
        Filters filters = filters("--pid", "1,2", "--command", "a", "--command", "b");
        assertThat(filters.wants(process(1, "a", null))).isTrue();
        assertThat(filters.wants(process(2, "b", null))).isTrue();
        assertThat(filters.wants(process(2, "c", null))).isFalse();
        assertThat(filters.wants(process(3, "a", null))).isFalse();
    }

    @Test
    void aLongNameIsCutAsTheKernelCutsIt() {
        // 15 bytes end within the last letter's two.
        assertThat(filters("--command", "systemd-networkd").wants(process(1, "systemd-network", null))).isTrue();
        byte[] cut = java.util.Arrays.copyOf("fourteen-byte-é".getBytes(StandardCharsets.UTF_8), 15);
        FakeSwapOut event = new FakeSwapOut().owner(1, cut, 0);
        assertThat(filters("--command", "fourteen-byte-é").wants(new Processes(2).of(event, 0))).isTrue();
    }

    @Test
    void aCgroupAndThoseBelow() {
        for (String given : new String[] {"/system.slice", "system.slice/", "/sys/fs/cgroup/system.slice"}) {
            Filters filters = filters("--cgroup", given);
            assertThat(filters.wants(process(1, "a", "/system.slice"))).isTrue();
            assertThat(filters.wants(process(1, "a", "/system.slice/ssh.service"))).isTrue();
            assertThat(filters.wants(process(1, "a", "/system.slice2"))).isFalse();
            assertThat(filters.wants(process(1, "a", null))).isFalse();
        }
        assertThat(filters("--cgroup", "/").wants(process(1, "a", "/user.slice"))).isTrue();
    }

    @Test
    void causesByTheirWords() {
        Filters filters = filters("--cause", "cgroup_limit,kswapd");
        assertThat(filters.wants(Cause.KSWAPD)).isTrue();
        assertThat(filters.wants(Cause.MADVISE)).isFalse();
        assertThat(filters.wantSwapIns()).isFalse();
        assertThat(filters("--pid", "1").wantSwapIns()).isTrue();
    }

    static Filters filters(String... args) {
        CommandSpec spec = CommandSpec.create().addArgGroup(Filters.options());
        return Filters.of(new CommandLine(spec).parseArgs(args));
    }

    private static Process process(int pid, String command, String cgroup) {
        Process process = new Processes(2).of(new FakeSwapOut().owner(pid, command, 0), 0);
        process.cgroupPath = cgroup == null ? null : cgroup.getBytes(StandardCharsets.UTF_8);
        return process;
    }
}
