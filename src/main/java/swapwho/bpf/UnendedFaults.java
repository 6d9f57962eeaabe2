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
    /** The kernel's map, by the calls that are needed of it; each returns 0, or less than 0 when there is no such entry. */
    interface Entries {
        /** A key that is not in the map is followed by the first one. */
        int nextKey(MemorySegment key, MemorySegment next);

        int lookUp(MemorySegment key, MemorySegment value);

        int delete(MemorySegment key);
    }

    private static final int EVENT_WORDS = SwapInDecoder.BYTES / 8;
    private static final long LEFT_AFTER_NS = 60_000_000_000L;

    private final Entries map;
    private final MemorySegment key;
    private final MemorySegment next;
    private final MemorySegment value;
    private long sweptAt;

    UnendedFaults(int map, int valueSize, Arena arena) {
        this(ofKernel(map), valueSize, arena, System.nanoTime());
    }

    UnendedFaults(Entries map, int valueSize, Arena arena, long now) {
        this.map = map;
        sweptAt = now;
        key = arena.allocate(JAVA_LONG);
        next = arena.allocate(JAVA_LONG);
        value = arena.allocate(valueSize, Long.BYTES);
    }

    /** Once a minute hands over, and forgets, those of tasks that must be gone: they would fill the map in time. Returns how many. */
    int sweep(Ring.Reader reader) {
        return sweep(reader, System.nanoTime());
    }

    int sweep(Ring.Reader reader, long now) {
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

    private static Entries ofKernel(int map) {
        return new Entries() {
            @Override
            public int nextKey(MemorySegment key, MemorySegment next) {
                return Libbpf.nextKey(map, key, next);
            }

            @Override
            public int lookUp(MemorySegment key, MemorySegment value) {
                return Libbpf.lookUp(map, key, value);
            }

            @Override
            public int delete(MemorySegment key) {
                return Libbpf.delete(map, key);
            }
        };
    }

    private int take(Ring.Reader reader, long begunBefore) {
        int events = 0;
        key.set(JAVA_LONG, 0, 0);
        while (map.nextKey(key, next) == 0) {
            if (map.lookUp(next, value) != 0) {
                return events;
            }
            long[] words = value.asSlice(0, EVENT_WORDS * 8L).toArray(JAVA_LONG);
            long begun = words[SwapInDecoder.TIME / 8];
            // Without a beginning it is no fault but a read for itself, and soon over.
            if (begun > 0 && begun < begunBefore) {
                boolean read = (words[0] >>> SwapInDecoder.FROM * 8 & 0xff) != 0;
                events += read ? reader.record(words, 0, EVENT_WORDS) : 0;
                map.delete(next);
            } else {
                key.copyFrom(next);
            }
        }
        return events;
    }
}
