// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol of the kernel's ring, played by a producer of the test's own. */
class RingTest {
    private static final int WORDS = 16;
    private static final long BUSY = 1L << 31;
    private static final long DISCARDED = 1L << 30;

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment consumer = arena.allocate(JAVA_LONG);
    private final MemorySegment producer = arena.allocate(JAVA_LONG);
    private final MemorySegment data = arena.allocate(JAVA_LONG, WORDS);
    private final Ring ring = new Ring(consumer, producer, data);
    private final List<List<Long>> records = new ArrayList<>();
    private long end;

    /** Appends a record; returns where its header is. */
    private long produce(long flags, long... content) {
        long header = end;
        put(header, content.length * 8L | flags);
        for (int i = 0; i < content.length; i++) {
            put(header + 1 + i, content[i]);
        }
        end = header + 1 + content.length;
        producer.set(JAVA_LONG, 0, end * 8);
        return header;
    }

    private void put(long word, long value) {
        data.setAtIndex(JAVA_LONG, word % WORDS, value);
    }

    private List<List<Long>> drained() {
        records.clear();
        ring.drain((words, from, to) -> {
            records.add(Arrays.stream(words, from, to).boxed().toList());
            return 1;
        });
        return records;
    }

    @Test
    void aRecordMayGoOnAtTheRingsBeginning() {
        produce(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(drained()).containsExactly(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L));

        produce(0, 11, 12);
        produce(0, 13, 14, 15, 16);
        produce(0, 17);
        assertThat(drained()).containsExactly(List.of(11L, 12L), List.of(13L, 14L, 15L, 16L), List.of(17L));
        assertThat(consumer.get(JAVA_LONG, 0)).as("room given back").isEqualTo(end * 8);
    }

    @Test
    void whatAProducerStillWritesWaitsWithAllBehindIt() {
        produce(0, 1);
        long header = produce(BUSY, 0, 0);
        produce(0, 4);
        assertThat(drained()).containsExactly(List.of(1L));

        put(header, 16);
        put(header + 1, 2);
        put(header + 2, 3);
        assertThat(drained()).containsExactly(List.of(2L, 3L), List.of(4L));
        assertThat(drained()).isEmpty();
    }

    @Test
    void whatWasThrownAwayIsPassedOver() {
        produce(0, 1);
        produce(DISCARDED, 2, 3);
        produce(0, 4);

        assertThat(drained()).containsExactly(List.of(1L), List.of(4L));
    }

    @Test
    void itGrowsWhileMoreThanAQuarterOfItWaits() {
        produce(0, 1);
        produce(0, 2);
        assertThat(ring.grows()).isFalse();
        produce(0);
        assertThat(ring.grows()).isTrue();
        drained();
        assertThat(ring.grows()).isFalse();
    }
}
