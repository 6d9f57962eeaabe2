// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Fact;
import swapwho.testing.Root;

class MachineFactsTest {
    private static final String PSI = "some avg10=0.00 avg60=0.00 avg300=0.00 total=0";

    @TempDir
    private Path folder;

    @Test
    void aMachineThatHasEverything() throws IOException {
        new Root(folder).file("proc/swaps", Root.SWAPS + "/dev/zram0 partition 1048576 4096 100\n/swap\\040file file 2048 0 -2\n")
                .file("sys/module/zswap/parameters/enabled", "Y\n")
                .file("sys/module/zswap/parameters/compressor", "lz4\n")
                .file("sys/module/zswap/parameters/max_pool_percent", "20\n")
                .file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n")
                .file("sys/fs/cgroup/cgroup.controllers", "cpu io memory pids\n")
                .file("proc/pressure/memory", PSI + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n")
                .file("proc/self/pagemap", "");
        Files.createDirectories(folder.resolve("proc/self/ns"));
        Files.createSymbolicLink(folder.resolve("proc/self/ns/pid"), Path.of("pid:[4026531836]"));
        assertThat(MachineFacts.find(folder)).filteredOn(fact -> fact.answer() == Fact.Answer.YES).extracting(Fact::found)
                .containsExactly(
                        "/dev/zram0, partition, 4.0 of 1024.0 MiB used, priority 100",
                        "/swap file, file, 0.0 of 2.0 MiB used, priority -2",
                        "/dev/zram0 is a swap area",
                        "on, lz4, 20 % of memory at most",
                        "version 2, " + folder + "/sys/fs/cgroup",
                        PSI,
                        "/proc/PID/pagemap",
                        "pid:[4026531836]");
    }

    @Test
    void aMachineThatHasNothing() {
        assertThat(MachineFacts.find(folder)).hasSize(8).noneMatch(fact -> fact.answer() == Fact.Answer.YES)
                .allMatch(fact -> !fact.lost().isEmpty());
    }

    @Test
    void zswapThatIsOff() {
        new Root(folder).file("sys/module/zswap/parameters/enabled", "N\n");
        assertThat(fact("zswap").mend()).isEqualTo("echo Y > /sys/module/zswap/parameters/enabled");
    }

    @Test
    void cgroupsWithoutTheController() {
        new Root(folder).file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n")
                .file("sys/fs/cgroup/cgroup.controllers", "cpu memory_stick\n");
        assertThat(fact("memory cgroups").answer()).isEqualTo(Fact.Answer.NO);
    }

    @Test
    void aContainer() throws IOException {
        Files.createDirectories(folder.resolve("proc/self/ns"));
        Files.createSymbolicLink(folder.resolve("proc/self/ns/pid"), Path.of("pid:[4026532001]"));
        assertThat(fact("machine's pid namespace").mend()).contains("--pid=host");
    }

    private Fact fact(String name) {
        return MachineFacts.find(folder).stream().filter(fact -> fact.name().equals(name)).findFirst().orElseThrow();
    }
}
