// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Swap slots in the order in which they were met, neighbours as one run of eight bytes: swap is filled in order, so a
 * process's slots are often next to each other. For one thread at a time.
 */
public final class Runs {
    /** Gets the slots back, run by run. */
    @FunctionalInterface
    public interface Reader {
        void run(int type, long offset, int length);
    }

    private static final int CHUNK = 1 << 17;
    private static final int LENGTH_BITS = 19;
    private static final int MOST = 1 << LENGTH_BITS;
    private static final int OFFSET_BITS = 40;

    private final LongFunction<ByteBuffer> memory;
    private final List<LongBuffer> chunks = new ArrayList<>();
    private int closed;
    private int type;
    private long offset;
    private int length;

    /** @param memory gives so many bytes, all zero */
    public Runs(LongFunction<ByteBuffer> memory) {
        this.memory = memory;
    }

    public void add(int type, long offset) {
        if (length > 0 && length < MOST && type == this.type && offset == this.offset + length) {
            length++;
            return;
        }
        mark();
        this.type = type;
        this.offset = offset;
        length = 1;
    }

    /** Where the next slot will be written: no run goes across a mark. */
    public int mark() {
        if (length > 0) {
            if (closed / CHUNK == chunks.size()) {
                chunks.add(memory.apply(8L * CHUNK).order(ByteOrder.nativeOrder()).asLongBuffer());
            }
            chunks.get(closed / CHUNK).put(closed % CHUNK,
                    (long) type << OFFSET_BITS + LENGTH_BITS | offset << LENGTH_BITS | length - 1);
            closed++;
            length = 0;
        }
        return closed;
    }

    /** Hands over what was added between two marks. */
    void each(int from, int to, Reader reader) {
        for (int at = from; at < to; at++) {
            long run = chunks.get(at / CHUNK).get(at % CHUNK);
            reader.run((int) (run >>> OFFSET_BITS + LENGTH_BITS), run >>> LENGTH_BITS & (1L << OFFSET_BITS) - 1,
                    (int) (run & MOST - 1) + 1);
        }
    }
}
