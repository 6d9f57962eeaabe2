// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import swapwho.model.EventSink;

/** The two maps whose rows are filled by turns, see counts.bpf.h. */
final class CountMaps {
    private final int[] maps;
    private final MemorySegment key;
    private final MemorySegment next;
    private final MemorySegment count;
    private final CountDecoder row = new CountDecoder();

    /** @param arena of what a reading needs */
    CountMaps(int even, int odd, Arena arena) {
        maps = new int[] {even, odd};
        key = arena.allocate(CountDecoder.KEY_BYTES, Long.BYTES);
        next = arena.allocate(CountDecoder.KEY_BYTES, Long.BYTES);
        count = arena.allocate(CountDecoder.COUNT_BYTES, Long.BYTES);
    }

    /** Hands over all rows of the map of a turn and deletes them; no program may write to it any more. Returns how many. */
    int empty(long turn, EventSink sink) {
        int map = maps[(int) turn & 1];
        int rows = 0;
        // No process has this key: the first row comes next.
        key.fill((byte) 0xff);
        while (Libbpf.nextKey(map, key, next) == 0 && Libbpf.lookUp(map, next, count) == 0) {
            sink.counted(row.at(next, count));
            // A row goes only when the next one is known, or the search for that began at the front again.
            Libbpf.delete(map, key);
            key.copyFrom(next);
            rows++;
        }
        Libbpf.delete(map, key);
        return rows;
    }

    /** Hands over a row that stands elsewhere. */
    void handOver(MemorySegment key, MemorySegment count, EventSink sink) {
        sink.counted(row.at(key, count));
    }
}
