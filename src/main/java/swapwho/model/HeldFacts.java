// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** All that was read about what is in swap. */
public final class HeldFacts {
    /** Bytes in a base page. */
    public final long pageSize;
    /** Areas in use, in the order of their types, read after everything else. */
    public List<SwapArea> areas = List.of();
    /** By type; null where it is not known which area has the type. */
    public final SwapArea[] byType = new SwapArea[32];
    /** Slots taken before everything else was read. */
    public long usedBefore;
    final List<Holder> holders = new ArrayList<>();
    final SlotCounts counts;
    /** How many processes there were, kernel threads not counted. */
    public int processes;
    /** Processes that ended while they were read. */
    public int vanished;
    /** Pages in swap of System V segments that no process maps. */
    public long segmentsUnmapped;
    /** Pages in the swap cache, whoever holds their slots; negative: unknown. */
    public long swapCached = -1;
    /** Anonymous pages that are mapped and in the swap cache; negative: unknown. */
    public long swapCacheMapped = -1;

    /**
     * @param memory gives memory for tables, all zero
     * @param slots  no slot of any area has a number as high as this
     */
    public HeldFacts(LongFunction<ByteBuffer> memory, long pageSize, long slots) {
        this.pageSize = pageSize;
        counts = new SlotCounts(memory, slots);
    }

    /** Adds a process with something in swap; all its slots must be in it by now. */
    public void add(Holder holder) {
        holders.add(holder);
        for (Piece piece : holder.pieces) {
            counts.add(piece);
        }
    }

    /** Slots taken in all areas. */
    public long used() {
        long used = 0;
        for (SwapArea area : areas) {
            used += area.used();
        }
        return used;
    }

    /** Slots that page tables hold, each once. */
    public long heldByPageTables() {
        return counts.held();
    }
}
