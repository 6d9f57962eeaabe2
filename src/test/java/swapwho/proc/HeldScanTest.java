// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Held;
import swapwho.model.HeldBooks;
import swapwho.model.HeldBy;
import swapwho.model.HeldFacts;
import swapwho.model.HeldPart;
import swapwho.model.HeldRow;
import swapwho.testing.SwapRoot;

class HeldScanTest {
    private static final String HEAP = "1000000-1010000 rw-p 00000000 00:00 0 [heap]\n";

    @TempDir
    private Path folder;

    private SwapRoot machine;

    @BeforeEach
    void swap() {
        machine = new SwapRoot(folder).area("/dev/vdb", 1000, 100, -2);
    }

    @Test
    void onlySlotsOfSwapAreasCount() throws IOException {
        machine.process(10, "p", "/", 3, HEAP).swapped(10, 0x1000000, 0, 999, 2)
                // Beyond the area, and of types that mark migration and the like.
                .swapped(10, 0x1002000, 0, 1001, 2).swapped(10, 0x1004000, 22, 5, 2).swapped(10, 0x1006000, 31, 5, 1);
        assertThat(row(10).alone).isEqualTo(2);
    }

    @Test
    void aLargeAreaIsReadToItsEnd() throws IOException {
        long end = 0x1000000 + 4096L * 200_000;
        machine.process(10, "p", "/", 3, "1000000-%x rw-p 00000000 00:00 0%n".formatted(end));
        machine.swapped(10, 0x1000000, 0, 1, 1).swapped(10, 0x1000000 + 4096L * 32_768, 0, 2, 1).swapped(10, end - 4096, 0, 3, 1);
        assertThat(row(10).pages).isEqualTo(3);
    }

    @Test
    void reservedAddressSpaceIsReadOnlyWhenSomethingIsMissing() throws IOException {
        String maps = HEAP + "2000000-2010000 ---p 00000000 00:00 0 \nffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]\n";
        machine.process(10, "missing", "/", 2, maps).swapped(10, 0x1000000, 0, 1, 1).swapped(10, 0x2000000, 0, 2, 1);
        machine.process(11, "found", "/", 1, maps).swapped(11, 0x1000000, 0, 3, 1).swapped(11, 0x2000000, 0, 4, 1);
        assertThat(row(10).pages).isEqualTo(2);
        assertThat(row(11).pages).isEqualTo(1);
    }

    @Test
    void aLeaderThatHasEndedIsReadThroughItsThreads() throws IOException {
        machine.thread("proc/10", "p", "/", "State:\tZ (zombie)\nNStgid:\t10\n", "")
                .thread("proc/10/task/10", "p", "/", "State:\tZ (zombie)\nNStgid:\t10\n", "")
                .thread("proc/10/task/11", "worker", "/", "State:\tS\nNStgid:\t10\nVmSwap:\t4 kB\n", HEAP)
                .entry("proc/10/task/11", 0x1000000, 1L << 62 | 7 << 5);
        assertThat(row(10).pages).isEqualTo(1);
    }

    @Test
    void whoEndsMeanwhileIsCounted() throws IOException {
        machine.process(10, "p", "/", 3, HEAP).swapped(10, 0x1000000, 0, 1, 1).process(11, "gone", "/", 3, "");
        Files.delete(folder.resolve("proc/10/comm"));
        HeldFacts facts = HeldScan.run(folder, false, (_, _) -> {});
        assertThat(facts.vanished).isEqualTo(2);
        assertThat(facts.processes).isEqualTo(2);
    }

    @Test
    void kernelThreadsAreNoProcesses() throws IOException {
        machine.thread("proc/3", "kswapd0", "/", "State:\tS (sleeping)\n", "");
        assertThat(HeldScan.run(folder, false, (_, _) -> {}).processes).isZero();
    }

    @Test
    void copiesOfAPrivateMappingAreNoSharedPages() throws IOException {
        String area = "1000000-1010000 rw-p 00003000 00:30 5 /tmp/file\n";
        machine.process(10, "p", "/", 2, area).swapped(10, 0x1000000, 0, 1, 2).file("proc/10/smaps", area + "Swap: 20 kB\n");
        HeldRow row = row(10);
        assertThat(row.pages).isEqualTo(2);
        assertThat(row.shmem).isEqualTo(3);
        assertThat(row.share).isEqualTo(5);
    }

    @Test
    void segmentsWithOneNumberInTwoNamespacesAreTwo() throws IOException {
        String area = "1000000-1010000 rw-s 00000000 00:01 0 /SYSV00000000 (deleted)\n";
        for (int pid = 10; pid < 13; pid++) {
            machine.process(pid, "p", "/", 0, area).file("proc/" + pid + "/smaps", area + "Swap: 20 kB\nSwapPss: 0 kB\n");
            Files.createDirectories(folder.resolve("proc/" + pid + "/ns"));
            Files.createSymbolicLink(folder.resolve("proc/" + pid + "/ns/ipc"), Path.of("ipc:[" + pid / 11 + "]"));
        }
        assertThat(List.of(row(10).share, row(11).share, row(12).share)).containsExactlyInAnyOrder(5L, 3L, 2L);
    }

    @Test
    void otherFileSystemsWithoutADeviceAreNotAsked() throws IOException {
        String area = "1000000-1010000 rw-p 00000000 00:1f 5 /data/file\n";
        machine.process(10, "p", "/", 0, area).file("proc/10/smaps", area + "Swap: 20 kB\n");
        assertThat(held().rows()).isEmpty();
    }

    @Test
    void thePagesOfTheSwapCacheComeFromTheirFlags() throws IOException {
        machine.process(10, "p", "/", 1, HEAP).swapped(10, 0x1000000, 0, 1, 1)
                .file("proc/meminfo", "SwapCached:            12 kB\n");
        byte[] flags = new byte[8 * 5];
        flags[8 + 1] = 0x38;
        flags[16 + 1] = 0x30;
        flags[24 + 1] = 0x38;
        Files.write(folder.resolve("proc/kpageflags"), flags);
        assertThat(held().parts()).containsExactly(
                new HeldPart(HeldPart.Kind.SWAP_CACHE, 2), new HeldPart(HeldPart.Kind.REST, 97));
    }

    private Held held() throws IOException {
        return HeldBooks.of(HeldScan.run(folder, false, (_, _) -> {}), HeldBy.PROCESS, _ -> true);
    }

    private HeldRow row(int pid) throws IOException {
        return held().rows().stream().filter(row -> row.process.pid == pid).findFirst().orElseThrow();
    }
}
