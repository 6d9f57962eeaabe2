// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Path;
import swapwho.model.Holder;
import swapwho.model.Mapping;
import swapwho.model.Piece;
import swapwho.model.Runs;

/** Reads the page tables of processes, one after the other. For one thread. */
final class HolderReader implements AutoCloseable {
    private static final int EACCES = 13;
    private static final int EPERM = 1;
    /** The fewest areas that a supported kernel can have: types from here on mark migration, poison and the like. */
    private static final int TYPES = 22;

    private final Identity identity;
    private final long pageSize;
    private final long slots;
    private final boolean byMapping;
    private final Runs runs;
    private final Pagemap pagemap;

    private AreaTable areas;
    private Mapping mapping;
    private int begin;
    private long pages;
    private long hidden;
    private long seen;
    private int types;

    /**
     * @param slots     no slot of any area has a number as high as this
     * @param byMapping whether to keep apart what belongs to different mappings
     */
    HolderReader(Identity identity, Pagemap pagemap, long pageSize, long slots, boolean byMapping) {
        this.pageSize = pageSize;
        this.slots = slots;
        this.byMapping = byMapping;
        this.pagemap = pagemap;
        this.identity = identity;
        runs = new Runs(Calls::memory);
    }

    /** What a process holds; null when it has ended. */
    Holder read(Target target) {
        Path folder = target.folder();
        long expected = target.swapped() / pageSize;
        try {
            Holder holder = new Holder(identity.read(target));
            int opened = pagemap.open(folder);
            if (opened == -EACCES || opened == -EPERM) {
                holder.sight = Holder.Sight.NOTHING;
                if (expected > 0) {
                    holder.pieces.add(new Piece(null, expected, -1));
                }
                return holder;
            }
            areas = AreaTable.read(folder, byMapping);
            if (opened < 0 || areas.count() == 0) {
                return null;
            }
            readTable(holder, expected);
            if (hidden > 0) {
                holder.sight = Holder.Sight.ENTRIES;
                holder.pieces.clear();
                areas.addPieces(holder, folder, pageSize);
            }
            return holder;
        } catch (IOException e) {
            return null;
        }
    }

    private void readTable(Holder holder, long expected) {
        seen = 0;
        hidden = 0;
        mapping = null;
        begin = runs.mark();
        for (int i = 0; i < areas.count(); i++) {
            if (areas.accessible(i) || pagemap.scans()) {
                readArea(holder, i);
            }
        }
        // Reserved address space may be huge; it is read only when something must be in it.
        for (int i = 0; i < areas.count() && seen < expected && !pagemap.scans(); i++) {
            if (!areas.accessible(i)) {
                readArea(holder, i);
            }
        }
        endPiece(holder);
    }

    private void readArea(Holder holder, int area) {
        if (byMapping && areas.mapping(area) != mapping) {
            endPiece(holder);
            mapping = areas.mapping(area);
        }
        pagemap.read(areas.start(area), areas.end(area), (address, entry) -> swapped(area, entry));
    }

    private void swapped(int area, long entry) {
        int type = Pagemap.type(entry);
        long offset = Pagemap.offset(entry);
        if (type == 0 && offset == 0) {
            // No slot has this number, so it is hidden.
            hidden++;
            areas.countHidden(area);
        } else if (type < TYPES && offset > 0 && offset < slots) {
            runs.add(type, offset);
            types |= 1 << type;
            pages++;
        } else {
            return;
        }
        seen++;
    }

    private void endPiece(Holder holder) {
        int end = runs.mark();
        if (pages > 0) {
            holder.pieces.add(new Piece(mapping, runs, begin, end, pages));
        }
        begin = end;
        pages = 0;
    }

    /** Types of areas that were met so far, a bit each. */
    int types() {
        return types;
    }

    @Override
    public void close() {
        pagemap.close();
    }
}
