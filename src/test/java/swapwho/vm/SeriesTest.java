// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
    @Test
    void readsASeriesAndItsFlavour() {
        assertThat(Series.parse("6.12")).contains(new Series("6.12", false));
        assertThat(Series.parse("5.10-generic")).contains(new Series("5.10", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "6.2", "6.12.118", "6.12-cloud", "-generic", "6.12-generic-generic", "7.3 "})
    void refusesWhatIsNotSupported(String text) {
        assertThat(Series.parse(text)).isEmpty();
    }

    @Test
    void writesItselfAsItIsRead() {
        assertThat(new Series("7.3", true)).hasToString("7.3-generic");
        assertThat(new Series("7.3", false)).hasToString("7.3");
        assertThat(Series.list()).isEqualTo("5.10, 6.1, 6.12, 7.3");
    }

    @Test
    void asksTheSuiteOfItsRelease() {
        assertThat(new Series("6.1", false).sources("http://mirror", "/keys.gpg")).containsExactly(
                "deb [signed-by=/keys.gpg arch=amd64] http://mirror/debian bookworm main",
                "deb [signed-by=/keys.gpg arch=amd64] http://mirror/debian-security bookworm-security main");
    }

    @Test
    void backportsHaveNoSecuritySuite() {
        assertThat(new Series("7.3", false).sources("http://mirror", "/keys.gpg")).containsExactly(
                "deb [signed-by=/keys.gpg arch=amd64] http://mirror/debian trixie-backports main");
    }

    @Test
    void aFlavourIsAMetapackage() {
        assertThat(new Series("6.12", false).metapackage()).isEqualTo("linux-image-cloud-amd64");
        assertThat(new Series("6.12", true).metapackage()).isEqualTo("linux-image-amd64");
    }
}
