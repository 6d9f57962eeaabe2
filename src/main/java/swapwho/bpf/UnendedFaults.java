// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Faults that have not ended: the map `faults` of maps.bpf.h, whose values begin with a struct swap_in. A task that is
 * killed while its fault waits leaves one for good. If its page was read, the kernel has counted that.
 */
final class UnendedFaults {
    private static final int EVENT_WORDS = SwapInDecoder.BYTES / 8;
    private static final long LEFT_AFTER_NS = 60_000_000_000L;

    private final int map;
    private final MemorySegment key;
    private final MemorySegment next;
    private final MemorySegment value;
    private long sweptAt = System.nanoTime();

    UnendedFaults(int map, int valueSize, Arena arena) {
        this.map = map;
        key = arena.allocate(JAVA_LONG);
        next = arena.allocate(JAVA_LONG);
        value = arena.allocate(valueSize, Long.BYTES);
    }

    /** Once a minute hands over, and forgets, those of tasks that must be gone: they would fill the map in time. Returns how many. */
    int sweep(Ring.Reader reader) {
        long now = System.nanoTime();
        if (now - sweptAt < LEFT_AFTER_NS) {
            return 0;
        }
        sweptAt = now;
        return take(reader, now - LEFT_AFTER_NS);
    }

    /** Hands over all; to be called once, when no program runs any more. Returns how many. */
    int drain(Ring.Reader reader) {
        return take(reader, Long.MAX_VALUE);
    }

    private int take(Ring.Reader reader, long begunBefore) {
        int events = 0;
        key.set(JAVA_LONG, 0, 0);
        while (Libbpf.nextKey(map, key, next) == 0) {
            if (Libbpf.lookUp(map, next, value) != 0) {
                return events;
            }
            long[] words = value.asSlice(0, EVENT_WORDS * 8L).toArray(JAVA_LONG);
            long begun = words[SwapInDecoder.TIME / 8];
            // Without a beginning it is no fault but a read for itself, and soon over.
            if (begun > 0 && begun < begunBefore) {
                boolean read = (words[0] >>> SwapInDecoder.FROM * 8 & 0xff) != 0;
                events += read ? reader.record(words, 0, EVENT_WORDS) : 0;
                Libbpf.delete(map, next);
            } else {
                key.copyFrom(next);
            }
        }
        return events;
    }
}
