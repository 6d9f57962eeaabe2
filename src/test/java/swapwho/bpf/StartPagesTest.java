// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartPagesTest {
    private static String mapping(String first, int anonymous) {
        return mapping(first, anonymous, 0);
    }

    private static String mapping(String first, int anonymous, int swap) {
        return first + "\nSize:               8 kB\nRss:                8 kB\nAnonymous:          " + anonymous
                + " kB\nAnonHugePages:      0 kB\nSwap:               " + swap + " kB\nSwapPss:            0 kB\nVmFlags: rd mr mw me\n";
    }

    @Test
    void onlyWhatIsAsItsFileIs() {
        String smaps = mapping("7f00a000-7f00c000 r-xp 00028000 fe:01 1234                       /usr/lib/lib c.so", 0)
                + mapping("7f00c000-7f00e000 r--p 0002a000 fe:01 1234                       /usr/lib/lib c.so", 4)
                + mapping("7f002000-7f004000 r--p 0002a000 fe:01 1234                       /usr/lib/written and in swap.so", 0, 4)
                + mapping("7f00e000-7f010000 rw-p 0002c000 fe:01 1234                       /usr/lib/lib c.so", 0)
                + mapping("7f010000-7f012000 r--s 00000000 fe:01 77                         /usr/lib/modules", 0)
                + mapping("7f012000-7f014000 r--s 00001000 00:0e 9                          anon_inode:bpf-map", 0)
                + mapping("7f014000-7f016000 ---p 00000000 00:00 0 ", 0)
                + mapping("7ffc0000-7ffc2000 r-xp 00000000 00:00 0                          [vdso]", 0)
                + mapping("ffff0000a000-ffff0000c000 r--p 00000000 fe:01 5                  /opt/swapwho.aot (deleted)", 0);

        assertThat(StartPages.unwritten(smaps)).containsExactly(
                new StartPages.Mapping(0x7f00a000L, 0x7f00c000L), new StartPages.Mapping(0xffff0000a000L, 0xffff0000c000L));
    }

    @Test
    void javasOwnLibraryIsAmongThoseOfThisProcess() {
        assertThat(StartPages.ofThisProcess(Path.of("/"))).isNotEmpty().allSatisfy(mapping ->
                assertThat(mapping.to()).isGreaterThan(mapping.from()));
    }

    @Test
    void withoutProcNothingIsGivenBack() {
        assertThat(StartPages.ofThisProcess(Path.of("/nowhere"))).isEmpty();
    }
}
