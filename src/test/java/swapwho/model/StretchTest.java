// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {
    private static final long MS = 1_000_000;

    private final Stretch stretch = new Stretch();

    @ParameterizedTest(name = "{2} from {0} to {1} ms")
    @CsvSource({
        "0, 1000, 7, 7 0 0 0",
        "10, 1010, 100, 99 1 0 0",
        "1010, 2003, 1, 0 1 0 0",
        "500, 3500, 600, 100 200 200 100",
        "500, 3500, 1, 0 1 0 0",
        "200, 200, 5, 5 0 0 0",
        "2000, 2999, 0, 0 0 0 0",
    })
    void eachSecondGetsWhatItHasOfIt(long from, long to, long number, String seconds) {
        stretch.set(from * MS, to * MS);
        Minute minute = new Minute();
        stretch.add(minute, number);
        assertThat("%d %d %d %d".formatted(minute.at(0), minute.at(1), minute.at(2), minute.at(3))).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000000007, 7", "123456789, 59000"})
    void nothingIsLostOnTheWay(long number, long milliseconds) {
        stretch.set(333 * MS, (333 + milliseconds) * MS);
        Minute minute = new Minute();
        stretch.add(minute, number);
        assertThat(minute.sum(59)).isEqualTo(number);
    }
}
