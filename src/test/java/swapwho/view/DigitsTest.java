// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigitsTest {
    private final byte[] bytes = new byte[32];

    static LongStream numbers() {
        LongStream tens = LongStream.iterate(1, n -> n * 10).limit(19).flatMap(n -> LongStream.of(n - 1, n, n + 1, 9 * n - 7));
        LongStream bits = LongStream.range(0, 63).map(n -> 1L << n);
        return LongStream.concat(tens, bits).filter(n -> n >= 0);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void areThoseOfJava(long number) {
        assertThat(text(Digits.decimal(bytes, 0, number))).isEqualTo(Long.toString(number));
        assertThat(text(Digits.hex(bytes, 0, number))).isEqualTo(Long.toHexString(number));
        assertThat(text(Digits.nine(bytes, 0, (int) (number % 1_000_000_000))))
                .isEqualTo(String.format("%09d", number % 1_000_000_000));
        assertThat(text(Digits.six(bytes, 0, (int) (number % 1_000_000)))).isEqualTo(String.format("%06d", number % 1_000_000));
    }

    private String text(int length) {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
