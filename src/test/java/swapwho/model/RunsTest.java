// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {
    private int chunks;
    private final Runs runs = new Runs(bytes -> {
        chunks++;
        return ByteBuffer.allocate((int) bytes);
    });

    @Test
    void neighboursAreOneRun() {
        add(0, 5, 6, 7);
        add(31, 8, (1L << 40) - 1);
        add(0, 9);
        assertThat(read(0, runs.mark())).containsExactly("0:5+3", "31:8+1", "31:1099511627775+1", "0:9+1");
    }

    @Test
    void noRunGoesAcrossAMark() {
        add(0, 5);
        int middle = runs.mark();
        add(0, 6);
        int end = runs.mark();
        assertThat(runs.mark()).isEqualTo(end);
        assertThat(read(0, middle)).containsExactly("0:5+1");
        assertThat(read(middle, end)).containsExactly("0:6+1");
    }

    @Test
    void longRunsAndManyRuns() {
        for (int slot = 1; slot <= 1_000_000; slot++) {
            runs.add(3, slot);
        }
        assertThat(read(0, runs.mark())).containsExactly("3:1+524288", "3:524289+475712");
        assertThat(chunks).isEqualTo(1);
        for (int slot = 0; slot < 600_000; slot += 2) {
            runs.add(4, slot);
        }
        assertThat(read(0, runs.mark())).hasSize(300_002).endsWith("4:599998+1");
        assertThat(chunks).isEqualTo(3);
    }

    private void add(int type, long... offsets) {
        for (long offset : offsets) {
            runs.add(type, offset);
        }
    }

    private List<String> read(int from, int to) {
        List<String> all = new ArrayList<>();
        runs.each(from, to, (type, offset, length) -> all.add(type + ":" + offset + "+" + length));
        return all;
    }
}
