// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void percentilesAreOffByAnEighthAtMost() {
        Random random = new Random(3);
        long[] times = new long[10_000];
        Histogram histogram = new Histogram();
        for (int i = 0; i < times.length; i++) {
            times[i] = (long) Math.exp(6 + 20 * random.nextDouble());
            histogram.add(times[i], 1);
        }
        Arrays.sort(times);
        for (double share : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 1}) {
            long exact = times[(int) Math.ceil(share * times.length) - 1];
            assertThat(histogram.percentile(share)).isCloseTo(exact, Percentage.withPercentage(12.5));
        }
    }

    @Test
    void emptyHasNone() {
        Histogram histogram = new Histogram();
        assertThat(histogram.percentile(0.5)).isEqualTo(-1);
        histogram.add(5_000, 3);
        assertThat(histogram.percentile(0.5)).isPositive();
        histogram.clear();
        assertThat(histogram.percentile(0.5)).isEqualTo(-1);
    }

    @Test
    void theSmallestAndTheLargestHaveTheirPlace() {
        Histogram histogram = new Histogram();
        histogram.add(0, 1);
        histogram.add(Long.MAX_VALUE, 1);
        assertThat(histogram.percentile(0.5)).isBetween(1L, 256L);
        assertThat(histogram.percentile(1)).isEqualTo(1L << 50);
    }

    @Test
    void countsThatWouldOverflowKeepTheirProportions() {
        Histogram histogram = new Histogram();
        for (int i = 0; i < 9_000; i++) {
            histogram.add(1_000, 1 << 18);
            histogram.add(1_000_000, 1 << 19);
        }
        assertThat(histogram.percentile(0.25)).isLessThan(2_000);
        assertThat(histogram.percentile(0.5)).isGreaterThan(900_000);
    }

    @Test
    void sumsAreLikeOne() {
        Histogram one = new Histogram();
        Histogram two = new Histogram();
        one.add(1_000, 3);
        two.add(1_000_000, 1);
        one.add(two);
        one.add((Histogram) null);
        assertThat(one.percentile(0.75)).isLessThan(2_000);
        assertThat(one.percentile(0.76)).isGreaterThan(900_000);
    }
}
