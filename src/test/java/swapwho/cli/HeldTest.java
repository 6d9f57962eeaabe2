// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swapwho.testing.Golden;
import swapwho.testing.Root;
import swapwho.testing.SwapRoot;

/** `held` from the command line to its output, on a machine made of files. */
class HeldTest {
    private static final String POD = "/kubepods.slice/kubepods-pod12345678_1234_1234_1234_123456789abc.slice";
    private static final String CONTAINER = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    /** Two relatives, a container's process with an evil name, shared memory, a segment that nobody maps. */
    private SwapRoot machine() {
        return new SwapRoot(folder)
                .area("/dev/vdb", 1000, 47, -2)
                .area("/swap\\040file", 500, 10, -3)
                .process(10, "parent", "/system.slice/a.service", 15,
                        "1000000-1010000 rw-p 00000000 00:00 0 [heap]\n2000000-2010000 rw-p 00000000 00:00 0\n")
                .swapped(10, 0x1000000, 0, 1, 10).swapped(10, 0x2000000, 0, 100, 5).present(10, 0x2006000)
                .process(11, "child", "/system.slice/a.service", 15, "1000000-1010000 rw-p 00000000 00:00 0 [heap]\n")
                .swapped(11, 0x1000000, 0, 1, 5).swapped(11, 0x1005000, 0, 200, 10)
                .process(12, "\033[31mred", POD + "/cri-containerd-" + CONTAINER + ".scope", 7,
                        "3000000-3010000 rw-p 00000000 fe:01 77 /usr/lib/lib c.so\n")
                .file("proc/12/status", "State:\tS\nNStgid:\t12\t1\nVmSwap:\t28 kB\n")
                .swapped(12, 0x3000000, 1, 1, 7)
                .process(13, "mapper", "/", 0, "4000000-4010000 rw-s 00000000 00:01 5 /memfd:m (deleted)\n")
                .file("proc/13/smaps", "4000000-4010000 rw-s 00000000 00:01 5 /memfd:m (deleted)\nSwap: 32 kB\nSwapPss: 0 kB\n")
                .file("proc/sysvipc/shm", "key shmid nattch swap\n0 7 1 4096\n0 8 0 8192\n")
                .process(2, "idle", "/", 0, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "cgroup", "container", "mapping", "area"})
    void asATableAndAsJson(String by) {
        SwapRoot machine = machine();
        Run table = held(machine, "--by", by);
        assertThat(table.err()).isEmpty();
        assertThat(table.status()).isZero();
        assertThat(table.lines()).allMatch(line -> line.length() <= 80 || line.startsWith("/kubepods"));
        Golden.check("held-" + by + ".txt", table.out());
        Golden.check("held-" + by + ".ndjson", held(machine, "--by", by, "--json").out());
    }

    @Test
    void filtersLeaveTheRestAsOnePart() {
        Run run = held(machine(), "--pid", "10,12");
        Golden.check("held-filtered.txt", run.out());
        assertThat(held(machine(), "--command", "child").out()).contains("child(11)").doesNotContain("parent(10)");
        assertThat(held(machine(), "--cgroup", "/kubepods.slice").out()).contains("red(12)").doesNotContain("parent(10)");
    }

    @Test
    void withoutPrivilegesTheKernelsOwnSumsAreShown() {
        SwapRoot machine = new SwapRoot(folder).area("/dev/vdb", 1000, 40, -2)
                .process(10, "alone", "/", 4, "1000000-1010000 rw-p 00000000 00:00 0 [heap]\n")
                .hidden(10, 0x1000000, 4)
                .file("proc/10/smaps", "1000000-1010000 rw-p 00000000 00:00 0 [heap]\nSwap: 16 kB\nSwapPss: 16 kB\nVmFlags: rd\n")
                .process(11, "shares", "/", 4, "1000000-1010000 rw-p 00000000 00:00 0 [heap]\n")
                .hidden(11, 0x1000000, 4)
                .file("proc/11/smaps", "1000000-1010000 rw-p 00000000 00:00 0 [heap]\nSwap: 16 kB\nSwapPss: 10 kB\n");
        Run run = held(machine);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("swapwho: 2 processes could not be looked into, or not at their slots;"
                + " as root all can: sudo swapwho held\n");
        Golden.check("held-unprivileged.txt", run.out());
        Golden.check("held-unprivileged.ndjson", held(machine, "--json").out());
    }

    @Test
    void withoutSwapItSaysSo() {
        Run run = held(new SwapRoot(folder).file("proc/swaps", Root.SWAPS));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("swapwho: no swap area is active, so nothing is in swap\n");
        assertThat(run.lines()).hasSize(4);
    }

    @Test
    void aKernelThatShowsNoPageTables() {
        Run run = Run.of(null, folder, "held");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("swapwho: this kernel does not show page tables").hasLineCount(1);
    }

    @Test
    void withoutProcSwaps() {
        Run run = held(new SwapRoot(folder));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("swapwho: cannot read ").contains("mount -t proc").hasLineCount(1);
    }

    @Test
    void aClosedPipeIsNoFailureAFullDiskIs() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(Run.into(full, true, null, machine().root.path(), "held").status()).isZero();
        Run run = Run.into(full, false, null, machine().root.path(), "held");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("swapwho: cannot write the output: No space left on device\n");
    }

    private static Run held(SwapRoot machine, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "held";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Run.of(null, machine.root.path(), all);
    }
}
