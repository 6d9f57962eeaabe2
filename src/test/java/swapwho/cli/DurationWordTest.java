// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationWordTest {
    @ParameterizedTest
    @CsvSource({"0s, PT0S", "100ms, PT0.1S", "30s, PT30S", "5m, PT5M", "2h, PT2H", "999999999h, PT999999999H"})
    void times(String word, Duration time) {
        assertThat(new DurationWord().convert(word)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.5s", "5 m", "1d", "9999999999s"})
    void noTimes(String word) {
        assertThatThrownBy(() -> new DurationWord().convert(word)).isInstanceOf(TypeConversionException.class);
    }
}
