// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class HeldProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now = 7;

    @Test
    void aShortReadingShowsNothing() {
        HeldProgress progress = progress(true);
        now += 400_000_000;
        progress.read(1_000_000, 4_000_000);
        progress.clear();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLongOneShowsABarAndTakesItAway() {
        HeldProgress progress = progress(true);
        now += 600_000_000;
        progress.read(1_000_000, 4_000_000);
        progress.clear();
        assertThat(err.toString()).isEqualTo("\rreading page tables [#####               ] 1.0 of 4.0 MB\033[K\r\033[K");
    }

    @Test
    void whoIsNoTerminalSeesNothing() {
        HeldProgress progress = progress(false);
        now += 9_000_000_000L;
        progress.read(1_000_000, 4_000_000);
        progress.clear();
        assertThat(err.toString()).isEmpty();
    }

    private HeldProgress progress(boolean terminal) {
        return new HeldProgress(new PrintStream(err, true), terminal, () -> now);
    }
}
