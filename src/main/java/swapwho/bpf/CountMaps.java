// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import swapwho.model.EventSink;

/** The two maps whose rows are filled by turns, see counts.bpf.h. */
final class CountMaps {
    /** More than there are in a bucket of the hash, of which each is handed over whole. */
    private static final int AT_ONCE = 256;

    private final int[] maps;
    /** Null where the kernel does not preempt itself. */
    private final RealTime realTime;
    private final MemorySegment place;
    private final MemorySegment rows;
    private final MemorySegment keys;
    private final MemorySegment counts;
    private final MemorySegment key;
    private final MemorySegment count;
    private final CountDecoder row = new CountDecoder();

    /**
     * @param preemptible the kernel preempts tasks within itself
     * @param arena       of what a reading needs
     */
    CountMaps(int even, int odd, boolean preemptible, Arena arena) {
        maps = new int[] {even, odd};
        realTime = preemptible ? new RealTime(arena) : null;
        place = arena.allocate(JAVA_LONG);
        rows = arena.allocate(JAVA_INT);
        keys = arena.allocate(AT_ONCE * CountDecoder.KEY_BYTES, Long.BYTES);
        counts = arena.allocate(AT_ONCE * CountDecoder.COUNT_BYTES, Long.BYTES);
        key = arena.allocate(CountDecoder.KEY_BYTES, Long.BYTES);
        count = arena.allocate(CountDecoder.COUNT_BYTES, Long.BYTES);
    }

    /**
     * Hands over all rows of the map of a turn and deletes them; no program may write to it any more. Returns how many.
     *
     * <p>Many in one call of the kernel, not a row in three: in such a call it skips the function probes on that CPU, also
     * for others that preempt it.
     */
    int empty(long turn, EventSink sink) {
        int map = maps[(int) turn & 1];
        int all = 0;
        int status = 0;
        for (boolean first = true; status == 0; first = false) {
            rows.set(JAVA_INT, 0, AT_ONCE);
            status = take(map, first ? MemorySegment.NULL : place);
            // With the last of them it says that there are no more.
            int count = status == 0 || status == -Errno.ENOENT ? rows.get(JAVA_INT, 0) : 0;
            for (int i = 0; i < count; i++) {
                handOver(i, sink);
            }
            all += count;
        }
        return all;
    }

    private int take(int map, MemorySegment from) {
        if (realTime == null) {
            return Libbpf.takeBatch(map, from, place, keys, counts, rows);
        }
        realTime.enter();
        try {
            return Libbpf.takeBatch(map, from, place, keys, counts, rows);
        } finally {
            realTime.leave();
        }
    }

    private void handOver(int i, EventSink sink) {
        MemorySegment.copy(keys, (long) i * CountDecoder.KEY_BYTES, key, 0, CountDecoder.KEY_BYTES);
        MemorySegment.copy(counts, (long) i * CountDecoder.COUNT_BYTES, count, 0, CountDecoder.COUNT_BYTES);
        sink.counted(row.at(key, count));
    }

    /** Hands over a row that stands elsewhere. */
    void handOver(MemorySegment key, MemorySegment count, EventSink sink) {
        sink.counted(row.at(key, count));
    }
}
