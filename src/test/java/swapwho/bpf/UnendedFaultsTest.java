// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnendedFaultsTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long START = 1000 * SECOND;
    private static final int WORDS = SwapInDecoder.BYTES / 8 + 3;

    /** By the address of the task, as the kernel's map has them. */
    private final TreeMap<Long, long[]> entries = new TreeMap<>();
    private final UnendedFaults faults = new UnendedFaults(new FakeEntries(entries), WORDS * 8, Arena.ofAuto(), START);
    private final List<Long> told = new ArrayList<>();

    @Test
    void allOfThemAreTakenAtTheEnd() {
        add(7, START - SECOND, true);
        add(8, START + MINUTE, true);
        add(9, START, true);
        assertThat(drain()).isEqualTo(3);
        assertThat(told).containsExactly(START - SECOND, START + MINUTE, START);
        assertThat(entries).isEmpty();
    }

    @Test
    void aFaultThatReadNothingIsForgottenAndNoEvent() {
        add(7, START, false);
        add(8, START, true);
        assertThat(drain()).isEqualTo(1);
        assertThat(entries).isEmpty();
    }

    /** It has not begun, as far as a fault is concerned, and is the reading task's own. */
    @Test
    void aReadForItselfStaysWhereItIs() {
        add(7, 0, true);
        add(8, START, true);
        assertThat(drain()).isEqualTo(1);
        assertThat(entries).containsOnlyKeys(7L);
    }

    @Test
    void onlyWhatIsOlderThanAMinuteIsSweptAway() {
        add(7, START + SECOND, true);
        add(8, START + 2 * MINUTE, true);
        add(9, START + SECOND, false);
        assertThat(sweep(START + 2 * MINUTE + 2 * SECOND)).isEqualTo(1);
        assertThat(told).containsExactly(START + SECOND);
        assertThat(entries).containsOnlyKeys(8L);
    }

    @Test
    void theMapIsSweptOnceAMinute() {
        add(7, START - 2 * MINUTE, true);
        assertThat(sweep(START + MINUTE - 1)).isZero();
        assertThat(sweep(START + MINUTE)).isEqualTo(1);
        add(8, START - 2 * MINUTE, true);
        assertThat(sweep(START + 2 * MINUTE - 1)).isZero();
        assertThat(sweep(START + 2 * MINUTE)).isEqualTo(1);
    }

    @Test
    void anEntryThatGoesMeanwhileEndsTheTaking() {
        add(7, START, true);
        add(8, START, true);
        FakeEntries vanishing = new FakeEntries(entries) {
            @Override
            public int lookUp(MemorySegment key, MemorySegment value) {
                return key.get(JAVA_LONG, 0) == 8 ? -1 : super.lookUp(key, value);
            }
        };
        assertThat(new UnendedFaults(vanishing, WORDS * 8, Arena.ofAuto(), START).drain(this::tell)).isEqualTo(1);
        assertThat(entries).containsOnlyKeys(8L);
    }

    private int drain() {
        return faults.drain(this::tell);
    }

    private int sweep(long now) {
        return faults.sweep(this::tell, now);
    }

    private int tell(long[] words, int from, int to) {
        assertThat(to - from).isEqualTo(SwapInDecoder.BYTES / 8);
        told.add(words[from + SwapInDecoder.TIME / 8]);
        return 1;
    }

    private void add(long task, long begun, boolean read) {
        long[] words = new long[WORDS];
        words[0] = read ? 1L << 8 * SwapInDecoder.FROM : 0;
        words[SwapInDecoder.TIME / 8] = begun;
        entries.put(task, words);
    }

    private static class FakeEntries implements UnendedFaults.Entries {
        private final TreeMap<Long, long[]> entries;

        FakeEntries(TreeMap<Long, long[]> entries) {
            this.entries = entries;
        }

        @Override
        public int nextKey(MemorySegment key, MemorySegment next) {
            long before = key.get(JAVA_LONG, 0);
            Map.Entry<Long, long[]> entry = entries.containsKey(before) ? entries.higherEntry(before) : entries.firstEntry();
            if (entry == null) {
                return -1;
            }
            next.set(JAVA_LONG, 0, entry.getKey());
            return 0;
        }

        @Override
        public int lookUp(MemorySegment key, MemorySegment value) {
            MemorySegment.copy(entries.get(key.get(JAVA_LONG, 0)), 0, value, JAVA_LONG, 0, WORDS);
            return 0;
        }

        @Override
        public int delete(MemorySegment key) {
            return entries.remove(key.get(JAVA_LONG, 0)) == null ? -1 : 0;
        }
    }
}
