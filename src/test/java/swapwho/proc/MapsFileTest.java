// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import swapwho.model.Areas;

/** Lines as the kernel writes them, one sort of memory each. */
class MapsFileTest {
    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, delimiter = '|', value = {
        "rw-p 00000000 00:00 0                          [heap]|[heap]",
        "rw-p 00000000 00:00 0                          [stack]|[stack]",
        "rw-p 00000000 00:00 0                          [anon:glibc: malloc arena]|[anon:glibc: malloc arena]",
        "rw-s 00000000 00:01 247                        [anon_shmem:table [1]]|[anon_shmem:table [1]]",
        "rw-p 00003000 fe:00 2261230                    /opt/my program|/opt/my program",
        "rw-p 00003000 fe:00 2261230                    /opt/my program (deleted)|/opt/my program (deleted)",
        "rw-p 00003000 00:1f 77                         /on/btrfs/or/overlay (deleted)|/on/btrfs/or/overlay (deleted)",
        "rw-s 00000000 00:1b 2                          /dev/shm/pool\\012x (deleted)|/dev/shm/pool\\012x (deleted)",
        "rw-s 00000000 00:01 3                          /SYSV0000beef (deleted)|[sysv:3]",
        "rw-s 00000000 00:01 2147483647                 /SYSV00000000 (deleted)|[sysv:2147483647]",
        "rw-s 00000000 fe:00 3                          /SYSV0000beef (deleted)|/SYSV0000beef (deleted)",
        "rw-s 00000000 00:01 246                        /memfd:my (deleted) x (deleted)|memfd:my (deleted) x",
        "rw-s 00000000 00:01 246                        /memfd: (deleted)|memfd:",
        "rw-s 00000000 00:0f 9                          /anon_hugepage (deleted)|/anon_hugepage (deleted)",
        "rw-s 00000000 00:01 248                        /dev/zero (deleted)|[anon_shmem]",
        "rw-p 00000000 00:06 4                          /dev/zero|/dev/zero",
        "rw-p 00000000 00:00 0 |",
        "rw-p 00000000 00:00 0|",
    })
    void names(String rest, String name) throws IOException {
        Areas areas = read("7f0000000000-7f0000002000 " + rest + "\n00000000-00001000 rw-p 00000000 00:00 0 \n");
        assertThat(name(areas, 0)).isEqualTo(name);
        assertThat(areas.count()).isEqualTo(2);
        assertThat(areas.find(0x7f0000001fffL)).isZero();
    }

    @Test
    void neighboursOfOneNameAreOneAndOthersAreNot() throws IOException {
        Areas areas = read("""
                1000-2000 rw-s 00000000 00:01 3                          /SYSV00000000 (deleted)
                2000-3000 rw-s 00000000 00:01 4                          /SYSV00000000 (deleted)
                3000-4000 rw-s 00001000 00:01 4                          /SYSV00000000 (deleted)
                4000-5000 rw-s 00000000 00:01 246                        /memfd:a (deleted)
                5000-6000 rw-s 00001000 00:01 246                        /memfd:a (deleted)
                """);
        assertThat(areas.count()).isEqualTo(3);
        assertThat(name(areas, 1)).isEqualTo("[sysv:4]");
        assertThat(name(areas, areas.find(0x5fff))).isEqualTo("memfd:a");
    }

    private static Areas read(String text) throws IOException {
        return MapsFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String name(Areas areas, int area) {
        return areas.mapping(area) == null ? null : new String(areas.mapping(area).name, StandardCharsets.UTF_8);
    }
}
