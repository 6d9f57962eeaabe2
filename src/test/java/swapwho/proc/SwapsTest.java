// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.testing.Root;

class SwapsTest {
    @TempDir
    private Path folder;

    @Test
    void oneAreaHasTheTypeThatIsSeen() {
        Swaps swaps = swaps("/dev/vdb");
        assertThat(swaps.read()).containsExactly("/dev/vdb");
        assertThat(device(swaps, 3)).isEqualTo("/dev/vdb");
    }

    @Test
    void areasUsedInTurnAreKnownOneAfterTheOther() {
        Swaps swaps = swaps("/dev/vdb", "/swapfile");
        assertThat(device(swaps, 0)).isEqualTo("/dev/vdb");
        assertThat(device(swaps, 1)).isEqualTo("/swapfile");
    }

    @Test
    void aTypeThatCouldBeSeveralAreasIsNotGuessed() {
        Swaps swaps = swaps("/dev/vdb", "/swapfile");
        // Either the second of two areas, or the first of two after a swapoff of an earlier one.
        assertThat(device(swaps, 1)).isNull();
        assertThat(device(swaps, 2)).isEqualTo("/swapfile");
        assertThat(device(swaps, 1)).isEqualTo("/dev/vdb");
    }

    @Test
    void anotherListIsAnotherPuzzle() {
        Swaps swaps = swaps("/dev/vdb", "/swapfile");
        device(swaps, 0);
        assertThat(device(swaps, 1)).isEqualTo("/swapfile");
        swaps("/swapfile", "/dev/zram0");
        assertThat(device(swaps, 1)).isNull();
        assertThat(device(swaps, 0)).isEqualTo("/swapfile");
        assertThat(device(swaps, 1)).isEqualTo("/dev/zram0");
    }

    @Test
    void moreTypesThanAreasMeansThatTheListIsOld() {
        Swaps swaps = swaps("/dev/vdb");
        device(swaps, 0);
        assertThat(device(swaps, 1)).isNull();
    }

    @Test
    void escapedPaths() {
        assertThat(device(swaps("/my\\040swap\\134file\\012"), 0)).isEqualTo("/my swap\\file\n");
    }

    @Test
    void noSwapAndNoFile() {
        assertThat(swaps().read()).isEmpty();
        assertThat(device(swaps(), 0)).isNull();
        assertThat(new Swaps(folder.resolve("nowhere")).read()).isEmpty();
    }

    private Swaps swaps(String... areas) {
        StringBuilder text = new StringBuilder(Root.SWAPS);
        for (String area : areas) {
            text.append(area).append("                   partition\t524284\t\t0\t\t-2\n");
        }
        new Root(folder).file("proc/swaps", text.toString());
        return new Swaps(folder);
    }

    private static String device(Swaps swaps, int type) {
        byte[] device = swaps.device(type);
        return device == null ? null : new String(device, StandardCharsets.UTF_8);
    }
}
