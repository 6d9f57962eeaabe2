// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {
    @Test
    void showsHowFarItIs() {
        assertThat(ProgressBar.render("fetch kernel", 0, 30_000_000, 79))
                .isEqualTo("fetch kernel [                    ] 0.0 of 30.0 MB");
        assertThat(ProgressBar.render("fetch kernel", 15_000_000, 30_000_000, 79))
                .isEqualTo("fetch kernel [##########          ] 15.0 of 30.0 MB");
        assertThat(ProgressBar.render("fetch kernel", 30_000_000, 30_000_000, 79))
                .isEqualTo("fetch kernel [####################] 30.0 of 30.0 MB");
    }

    @Test
    void aStepWithoutSizeHasNoBar() {
        assertThat(ProgressBar.render("unpack", 0, 0, 79)).isEqualTo("unpack");
    }

    @Test
    void staysInItsLine() {
        String long80 = "fetch linux-image-6.12.118+deb13-cloud-amd64".repeat(2);
        assertThat(ProgressBar.render(long80, 34_699_820, 34_699_820, 79)).hasSizeLessThanOrEqualTo(79).contains("] 34.7 of");
        assertThat(ProgressBar.render(long80, 0, 0, 79)).hasSize(79);
    }

    @Test
    void moreThanAllIsAll() {
        assertThat(ProgressBar.render("fetch", 40, 30, 79)).startsWith("fetch [####################]");
    }
}
