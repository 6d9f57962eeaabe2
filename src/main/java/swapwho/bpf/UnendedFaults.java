// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Faults whose page was read, as the kernel has counted, and which had not ended when the program was detached: the
 * map `faults` of maps.bpf.h, whose values begin with a struct swap_in.
 */
final class UnendedFaults {
    private static final int EVENT_WORDS = SwapInDecoder.BYTES / 8;

    private UnendedFaults() {}

    /** Hands over what is left; to be called once, when no program runs any more. Returns how many. */
    static int drain(int map, int valueSize, Ring.Reader reader) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(JAVA_LONG);
            MemorySegment next = arena.allocate(JAVA_LONG);
            MemorySegment value = arena.allocate(valueSize, Long.BYTES);
            int events = 0;
            while (Libbpf.nextKey(map, key, next) == 0) {
                key.copyFrom(next);
                if (Libbpf.lookUp(map, key, value) == 0) {
                    long[] words = value.asSlice(0, EVENT_WORDS * 8L).toArray(JAVA_LONG);
                    boolean read = (words[0] >>> SwapInDecoder.FROM * 8 & 0xff) != 0;
                    events += read ? reader.record(words, 0, EVENT_WORDS) : 0;
                }
            }
            return events;
        }
    }
}
