// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Compressed;
import swapwho.model.Pressure;
import swapwho.testing.Root;
import swapwho.testing.SwapRoot;

/** What `top` reads beside its events. */
class TopReadersTest {
    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void machine() {
        root = new Root(folder);
    }

    @Test
    void pressure() {
        assertThat(PressureFile.read(folder)).isNull();
        root.file("proc/pressure/memory", "some avg10=1.50 avg60=0.00 avg300=0.00 total=77\nfull avg10=0.25 avg60=0.00 avg300=0.00 total=7\n");
        assertThat(PressureFile.read(folder)).isEqualTo(new Pressure(1.5, 0.25, 77, 7));
    }

    @Test
    void compressedMemoryThatHoldsSomething() {
        assertThat(CompressedMemory.read(folder, 4096)).isEmpty();
        root.file("proc/meminfo", "MemTotal: 10 kB\nZswap:              10 kB\nZswapped:           40 kB\n")
                .file("sys/block/zram0/mm_stat", "  8192     1000     2048        0     2048        0        0        0        0\n")
                .file("sys/block/zram1/mm_stat", "       0        0        0        0        0        0        0        0        0\n")
                .file("sys/block/vda/size", "5\n");
        assertThat(CompressedMemory.read(folder, 4096))
                .containsExactly(new Compressed("zswap", 40_960, 10_240), new Compressed("zram0", 8192, 2048));
    }

    @Test
    void zswapOfAnOldKernel() {
        root.file("proc/meminfo", "MemTotal: 10 kB\n").file("sys/kernel/debug/zswap/stored_pages", "3\n")
                .file("sys/kernel/debug/zswap/pool_total_size", "8192\n");
        assertThat(CompressedMemory.read(folder, 4096)).containsExactly(new Compressed("zswap", 12_288, 8192));
    }

    @Test
    void whoHasSomethingInSwap() {
        new SwapRoot(folder).process(10, "a", "/x", 5, "").process(11, "b", "/", 0, "");
        root.process(10, "a) (b", 700, "");
        assertThat(new SwapUses(folder).read()).singleElement().satisfies(use -> {
            assertThat(use.pages()).isEqualTo(5);
            assertThat(use.process().pid).isEqualTo(10);
            assertThat(use.process().startTime).isEqualTo(7_000_000_000L);
            assertThat(use.process().cgroupPath).asString().isEqualTo("/x");
        });
    }
}
