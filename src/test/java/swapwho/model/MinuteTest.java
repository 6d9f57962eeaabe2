// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MinuteTest {
    @Test
    void sumsTheLastSixtySeconds() {
        long[] all = new long[1000];
        Minute minute = new Minute();
        Random random = new Random(5);
        long second = 0;
        for (int i = 0; i < 2000 && second < 990; i++) {
            second += random.nextInt(30) == 0 ? random.nextInt(100) : random.nextInt(2);
            if (second >= 1000) {
                break;
            }
            // Some are read a little late.
            long of = Math.max(0, second - random.nextInt(3));
            minute.add(of, i);
            all[(int) of] += i;
            long sum = 0;
            for (long s = Math.max(0, second - 59); s <= second; s++) {
                sum += all[(int) s];
            }
            assertThat(minute.sum(second)).isEqualTo(sum);
            assertThat(minute.at(second)).isEqualTo(all[(int) second]);
        }
        assertThat(minute.sum(second + 60)).isZero();
    }

    @Test
    void secondsOldestFirst() {
        Minute minute = new Minute();
        minute.add(40, 4);
        minute.add(99, 9);
        minute.add(100, 1);
        long[] seconds = new long[Minute.SECONDS];
        minute.addTo(seconds, 99);
        assertThat(seconds[0]).isEqualTo(4);
        assertThat(seconds[59]).isEqualTo(9);
    }

    @Test
    void merges() {
        Minute one = new Minute();
        Minute two = new Minute();
        one.add(100, 1);
        two.add(90, 2);
        two.add(120, 4);
        one.merge(two);
        one.merge(new Minute());
        assertThat(one.sum(120)).isEqualTo(7);
        assertThat(one.at(120)).isEqualTo(4);
    }
}
