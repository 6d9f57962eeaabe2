// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On this machine's own page tables; what is in swap is for the VM tests. */
class PagemapTest {
    private static final String SELF = "/proc/self";

    @Test
    void anEntryIsTakenApart() {
        long entry = 1L << 62 | (1L << 50) - 1 << 5 | 22;
        assertThat(Pagemap.type(entry)).isEqualTo(22);
        assertThat(Pagemap.offset(entry)).isEqualTo((1L << 50) - 1);
    }

    @Test
    void whatCannotBeOpenedIsAnErrno() {
        try (Pagemap pagemap = new Pagemap(new Calls(), 4096, 0)) {
            assertThat(pagemap.open("/proc/nobody")).isEqualTo(-2);
            assertThat(pagemap.open(SELF)).isZero();
        }
    }

    @Test
    void scanningFindsWhatReadingFinds() {
        long end = Pagemap.scanEnd(Path.of("/"), Calls.pageSize());
        Assumptions.assumeTrue(end > 0, "PAGEMAP_SCAN came with Linux 6.7");
        try (Pagemap scanning = new Pagemap(new Calls(), Calls.pageSize(), end);
                Pagemap reading = new Pagemap(new Calls(), Calls.pageSize(), 0)) {
            assertThat(count(scanning)).isEqualTo(count(reading));
        }
    }

    /** Kernel threads: what one kernel refuses to open, another opens and then falls over. */
    @Test
    void whatHasNoMemoryIsNotScanned() {
        Path thread = Path.of("/proc/2");
        Assumptions.assumeTrue(Files.isReadable(thread.resolve("pagemap")), "only root may open it, and only outside of a container");
        try (Pagemap pagemap = new Pagemap(new Calls(), Calls.pageSize(), 1)) {
            assertThat(pagemap.open(thread.toString())).isEqualTo(-Pagemap.ESRCH);
        }
    }

    private static long count(Pagemap pagemap) {
        assertThat(pagemap.open(SELF)).isZero();
        long[] count = new long[1];
        pagemap.read(0x1000, 0x7f_0000_0000L, (_, _) -> count[0]++);
        return count[0];
    }
}
