// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotMemoryTest {
    private final SlotMemory memory = new SlotMemory(4 * SlotMemory.RUN);

    @Test
    void nothingIsKnownOfASlotThatWasNotSeen() {
        memory.put(1000, 5, 1, 0);
        assertThat(memory.time(1001)).isZero();
        assertThat(memory.time(1_000_000)).isZero();
        assertThat(memory.taker(1001)).isEqualTo(Takers.NOBODY);
        assertThat(memory.owners(1000)).isZero();
    }

    @Test
    void theNewestSwapOutIsKeptInWhateverOrderTheyAreRead() {
        memory.put(1000, 5, 1, 77);
        memory.put(1000, 9, 2, 0);
        memory.put(1000, 7, 3, 78);
        assertThat(memory.time(1000)).isEqualTo(9);
        assertThat(memory.taker(1000)).isEqualTo(2);
        assertThat(memory.owners(1000)).isZero();
    }

    @Test
    void areasAreKeptApart() {
        memory.put(Slot.of(0, 1000), 5, 1, 0);
        memory.put(Slot.of(31, 1000), 6, 2, 0);
        assertThat(memory.time(Slot.of(0, 1000))).isEqualTo(5);
        assertThat(memory.time(Slot.of(31, 1000))).isEqualTo(6);
        assertThat(memory.time(Slot.of(1, 1000))).isZero();
    }

    @Test
    void atTheLimitWhatWasNotWrittenToForAWhileIsForgotten() {
        for (int run = 0; run < 4; run++) {
            memory.put(run * SlotMemory.RUN, 5, 1, 9);
        }
        memory.put(4 * SlotMemory.RUN, 6, 1, 0);
        assertThat(memory.time(0)).isZero();
        memory.put(SlotMemory.RUN, 7, 1, 0);
        memory.put(5 * SlotMemory.RUN, 8, 1, 0);
        assertThat(memory.time(SlotMemory.RUN)).isEqualTo(7);
        assertThat(memory.time(2 * SlotMemory.RUN)).isZero();
        assertThat(memory.time(4 * SlotMemory.RUN + 1)).as("of the run's earlier life").isZero();
    }

    @Test
    void agreesWithAMapAsLongAsThereIsRoom() {
        Random random = new Random(5);
        SlotMemory large = new SlotMemory(4096 * SlotMemory.RUN);
        Map<Long, Long> map = new HashMap<>();
        for (int i = 1; i < 200_000; i++) {
            long slot = Slot.of(random.nextInt(3), random.nextLong(300_000));
            large.put(slot, i, i % 4096, 0);
            map.put(slot, (long) i);
        }
        map.forEach((slot, time) -> {
            assertThat(large.time(slot)).isEqualTo(time);
            assertThat(large.taker(slot)).isEqualTo((int) (time % 4096));
        });
    }

    /** With other runs put in the places of those that go, none may get lost in the table. */
    @Test
    void whatIsForgottenIsNeverMistaken() {
        Random random = new Random(6);
        SlotMemory small = new SlotMemory(64 * SlotMemory.RUN);
        Map<Long, Long> map = new HashMap<>();
        int known = 0;
        for (int i = 1; i < 100_000; i++) {
            long slot = random.nextLong(256) * SlotMemory.RUN + random.nextInt(2);
            small.put(slot, i, 1, 0);
            map.put(slot, (long) i);
            assertThat(small.time(slot)).isEqualTo(i);
            long other = random.nextLong(256) * SlotMemory.RUN;
            assertThat(small.time(other)).isIn(0L, map.getOrDefault(other, 0L));
            known += small.time(other) == 0 ? 0 : 1;
        }
        assertThat(known).isGreaterThan(12_000);
    }

    @Test
    void takersAndOwnersCanBeForgottenAlone() {
        memory.put(1000, 5, 1, 77);
        memory.put(1001, 5, 2, 78);
        memory.keepTakers(new boolean[] {false, false, true});
        memory.forgetOwners();
        assertThat(memory.taker(1000)).isEqualTo(Takers.NOBODY);
        assertThat(memory.taker(1001)).isEqualTo(2);
        assertThat(memory.owners(1001)).isZero();
        assertThat(memory.time(1001)).isEqualTo(5);
    }
}
