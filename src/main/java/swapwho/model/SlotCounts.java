// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.util.List;
import java.util.function.LongFunction;

/**
 * How many page-table entries hold each slot: two bytes a slot, indexed by its place in the area, so that no slot is an
 * object. A second such table holds the part of one row while that row is being counted.
 */
final class SlotCounts {
    /**
     * What a row holds.
     *
     * @param alone  slots that it alone holds
     * @param shared slots that others hold too, each once
     * @param share  its fair part of both: of a slot with n entries each entry has 1/n
     */
    record Part(long alone, long shared, double share) {}

    private static final int TYPES = 32;

    private static final int PART = 512;

    private final LongFunction<ByteBuffer> memory;
    /** Copied from a table: a run of slots at once costs a tenth of one after the other. */
    private final char[] part = new char[PART];
    private final int slots;
    private final CharBuffer[] all = new CharBuffer[TYPES];
    private final CharBuffer[] mine = new CharBuffer[TYPES];
    private long held;

    /** @param slots how many the largest area has, its header included */
    SlotCounts(LongFunction<ByteBuffer> memory, long slots) {
        this.memory = memory;
        this.slots = (int) Math.min(slots, Integer.MAX_VALUE / Character.BYTES);
    }

    void add(Piece piece) {
        piece.each(this::add);
    }

    private void add(int type, long offset, int length) {
        CharBuffer counts = table(all, type);
        for (int slot = (int) offset, end = slot + length, next; slot < end; slot = next) {
            next = Math.min(end, slot + PART);
            counts.get(slot, part, 0, next - slot);
            for (int i = 0; i < next - slot; i++) {
                held += part[i] == 0 ? 1 : 0;
                part[i] = more(part[i]);
            }
            counts.put(slot, part, 0, next - slot);
        }
    }

    /** How many slots somebody holds. */
    long held() {
        return held;
    }

    /**
     * What the pieces of one row hold together.
     *
     * @param type   only slots of this area, or -1
     * @param single a slot with several entries is shared, though they all be the row's own
     */
    Part part(List<Piece> pieces, int type, boolean single) {
        Counting counting = new Counting(type, single);
        Runs.Reader gather = counting::gather;
        Runs.Reader settle = counting::settle;
        for (Piece piece : pieces) {
            piece.each(gather);
        }
        for (Piece piece : pieces) {
            piece.each(settle);
        }
        return new Part(counting.alone, counting.shared, counting.share);
    }

    private final class Counting {
        final int only;
        final boolean single;
        long alone;
        long shared;
        double share;
        /** Entries whose slots are in the second table. */
        private long gathered;

        Counting(int only, boolean single) {
            this.only = only;
            this.single = single;
        }

        void gather(int type, long offset, int length) {
            if (only >= 0 && type != only) {
                return;
            }
            CharBuffer counts = all[type];
            for (int slot = (int) offset, end = slot + length, next; slot < end; slot = next) {
                next = Math.min(end, slot + PART);
                counts.get(slot, part, 0, next - slot);
                for (int i = 0; i < next - slot; i++) {
                    if (part[i] == 1) {
                        alone++;
                        share++;
                    } else {
                        CharBuffer own = table(mine, type);
                        own.put(slot + i, more(own.get(slot + i)));
                        gathered++;
                    }
                }
            }
        }

        /** Takes back what was gathered: the table is empty again for the next row. */
        void settle(int type, long offset, int length) {
            CharBuffer own = mine[type];
            // Most rows share nothing.
            if (gathered == 0 || own == null || only >= 0 && type != only) {
                return;
            }
            for (int slot = (int) offset; slot < offset + length; slot++) {
                int part = own.get(slot);
                if (part > 0) {
                    int whole = all[type].get(slot);
                    share += (double) part / whole;
                    if (part == whole && !single) {
                        alone++;
                    } else {
                        shared++;
                    }
                    own.put(slot, (char) 0);
                }
            }
        }
    }

    private CharBuffer table(CharBuffer[] tables, int type) {
        if (tables[type] == null) {
            tables[type] = memory.apply((long) Character.BYTES * slots).order(ByteOrder.nativeOrder()).asCharBuffer();
        }
        return tables[type];
    }

    /** Stops at the highest number instead of beginning anew. */
    private static char more(char count) {
        return (char) Math.min(count + 1, Character.MAX_VALUE);
    }
}
