// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreaLinesTest {
    @TempDir
    private Path folder;

    @Test
    void everyFieldOfALine() throws IOException {
        try (AreaLines lines = lines("7f12a0000000-7f12a0010000 rw-s 000ab000 00:1f 4711                       /dev/shm/a b (deleted)\n")) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.start).isEqualTo(0x7f12a0000000L);
            assertThat(lines.end).isEqualTo(0x7f12a0010000L);
            assertThat(lines.shared && lines.writable && lines.accessible).isTrue();
            assertThat(lines.offset).isEqualTo(0xab000);
            assertThat(lines.device).isEqualTo(AreaLines.device(0, 0x1f));
            assertThat(lines.inode).isEqualTo(4711);
            assertThat(new String(lines.name(), StandardCharsets.UTF_8)).isEqualTo("/dev/shm/a b (deleted)");
            assertThat(lines.next()).isFalse();
        }
    }

    @Test
    void areasWithoutANameAndWithoutAccess() throws IOException {
        try (AreaLines lines = lines("1000-2000 ---p 00000000 00:00 0 \n2000-3000 r-xp 00001000 fe:01 9\n"
                + "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\n")) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.accessible || lines.shared || lines.writable).isFalse();
            assertThat(lines.name()).isEmpty();
            assertThat(lines.next()).isTrue();
            assertThat(lines.accessible).isTrue();
            assertThat(lines.device).isEqualTo(AreaLines.device(0xfe, 1));
            assertThat(lines.name()).isEmpty();
            assertThat(lines.next()).isTrue();
            assertThat(lines.start).isNegative();
            assertThat(lines.isNamed("[vsyscall]".getBytes(StandardCharsets.UTF_8))).isTrue();
        }
    }

    @Test
    void theCountsOfSmapsBelongToTheAreaAboveThem() throws IOException {
        String counts = "Size:                 64 kB\nShared_Clean:          9 kB\nSwap:             %6d kB\nSwapPss:          %6d kB\n"
                + "THPeligible:           0\nVmFlags: rd wr mr mw me ac\n";
        StringBuilder text = new StringBuilder();
        // More than one buffer full, so that every place falls on its edge once.
        for (int i = 1; i <= 500; i++) {
            text.append("%x-%x rw-p 00000000 00:00 0 [anon:%s]\n".formatted(i << 16, i + 1 << 16, "n".repeat(i % 50)))
                    .append(counts.formatted(4 * i, i));
        }
        try (AreaLines lines = lines(text.toString())) {
            for (int i = 1; i <= 500; i++) {
                assertThat(lines.next()).isTrue();
                assertThat(lines.start).isEqualTo(i << 16);
                assertThat(lines.swapKb).isEqualTo(4 * i);
                assertThat(lines.swapPssKb).isEqualTo(i);
                assertThat(lines.name()).hasSize(7 + i % 50);
            }
            assertThat(lines.next()).isFalse();
        }
    }

    private AreaLines lines(String text) throws IOException {
        Path file = folder.resolve("maps");
        Files.writeString(file, text);
        return new AreaLines(new Calls()).open(file.toString());
    }
}
