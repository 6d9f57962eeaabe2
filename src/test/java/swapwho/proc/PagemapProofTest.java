// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Process;
import swapwho.model.Slot;
import swapwho.testing.Root;

/** Each thing that must agree, changed alone. */
class PagemapProofTest {
    private static final long ADDRESS = 0x12_3000;
    private static final long SWAPPED = 1L << 62;
    private static final long HOG = 'h' | 'o' << 8 | 'g' << 16;
    private static final Process HOLDER = new Process(174, 700 * 10_000_000L + 1234, HOG, 0);

    @TempDir
    Path folder;

    @BeforeEach
    void aProcess() {
        new Root(folder).process(174, "hog", 700, "").pagemap(174, ADDRESS, 3, 5000);
    }

    @Test
    void theSlotInTheProcesssPageTableIsProof() {
        assertThat(holds(HOLDER, ADDRESS, 3, 5000)).isTrue();
        assertThat(holds(HOLDER, ADDRESS + 0xff8, 3, 5000)).isTrue();
    }

    @Test
    void anotherSlotIsNone() {
        assertThat(holds(HOLDER, ADDRESS, 3, 5001)).isFalse();
        assertThat(holds(HOLDER, ADDRESS, 2, 5000)).isFalse();
    }

    @Test
    void aPageThatIsNotInSwapIsNone() throws IOException {
        entry(1L << 63 | 5000 << 5 | 3);
        assertThat(holds(HOLDER, ADDRESS, 3, 5000)).isFalse();
    }

    /** As the kernel shows it to those who may not know. */
    @Test
    void aSlotThatIsNotShownIsNone() throws IOException {
        entry(SWAPPED);
        assertThat(holds(HOLDER, ADDRESS, 3, 5000)).isFalse();
    }

    @Test
    void anotherPlaceIsNone() {
        assertThat(holds(HOLDER, ADDRESS - 0x1000, 3, 5000)).isFalse();
        assertThat(holds(HOLDER, ADDRESS + 0x1000, 3, 5000)).isFalse();
    }

    @Test
    void anotherLifeOfThePidIsNone() {
        assertThat(holds(new Process(174, 701 * 10_000_000L, HOG, 0), ADDRESS, 3, 5000)).isFalse();
        assertThat(holds(new Process(174, HOLDER.startTime, HOG + 1, 0), ADDRESS, 3, 5000)).isFalse();
        assertThat(holds(new Process(175, HOLDER.startTime, HOG, 0), ADDRESS, 3, 5000)).isFalse();
        assertThat(holds(new Process(0, 0, 0, 0), ADDRESS, 3, 5000)).isFalse();
    }

    private boolean holds(Process process, long address, int type, long offset) {
        return new PagemapProof(folder).holds(process, address, Slot.of(type, offset));
    }

    private void entry(long entry) throws IOException {
        try (RandomAccessFile pagemap = new RandomAccessFile(folder.resolve("proc/174/pagemap").toFile(), "rw")) {
            pagemap.seek(ADDRESS / 4096 * 8);
            pagemap.writeLong(Long.reverseBytes(entry));
        }
    }
}
