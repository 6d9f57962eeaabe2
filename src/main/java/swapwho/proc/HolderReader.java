// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import swapwho.model.Holder;
import swapwho.model.Mapping;
import swapwho.model.Piece;
import swapwho.model.Runs;

/** Reads the page tables of processes, one after the other. For one thread. */
final class HolderReader implements AutoCloseable {
    private static final int EPERM = 1;
    private static final int EACCES = 13;
    /** The fewest areas that a supported kernel can have: types from here on mark migration, poison and the like. */
    private static final int TYPES = 22;

    private final Identity identity;
    private final ProcText text;
    private final AreaLines lines;
    private final Pagemap pagemap;
    /** The address space as one area; null where the kernel cannot scan it. */
    private final AreaTable whole;

    private final long pageSize;
    private final long scanEnd;
    private final long slots;
    private final boolean byMapping;
    private final Runs runs = new Runs(Calls::memory);
    private final StatusFile status = new StatusFile();

    private AreaTable areas;
    private List<Piece> pieces;
    private Mapping mapping;
    private int begin;
    private long pages;
    private long hidden;
    private long seen;
    private int types;

    /**
     * @param scanEnd   as Pagemap.scanEnd() has told
     * @param slots     no slot of any area has a number as high as this
     * @param byMapping whether to keep apart what belongs to different mappings
     */
    HolderReader(Identity identity, long pageSize, long scanEnd, long slots, boolean byMapping) {
        this.identity = identity;
        this.pageSize = pageSize;
        this.scanEnd = scanEnd;
        this.slots = slots;
        this.byMapping = byMapping;
        Calls calls = new Calls();
        text = new ProcText(calls);
        lines = new AreaLines(calls);
        pagemap = new Pagemap(calls, pageSize, scanEnd);
        whole = scanEnd > 0 && !byMapping ? AreaTable.whole(scanEnd) : null;
    }

    /** Looks into a process, or into its threads where only they still have its memory. */
    Reading read(Target target) {
        Reading reading = readFolder(target);
        if (reading == Reading.NO_MEMORY) {
            for (Target thread : target.threads()) {
                Reading other = readFolder(thread);
                if (other.target() != null) {
                    return other;
                }
            }
        }
        return reading;
    }

    private Reading readFolder(Target target) {
        try {
            int opened = pagemap.open(target.folder());
            if (opened == -EACCES || opened == -EPERM) {
                return denied(target);
            }
            if (opened < 0) {
                return opened == -Pagemap.ESRCH ? Reading.NO_MEMORY : Reading.VANISHED;
            }
            areas = whole != null ? whole : AreaTable.read(target.folder(), byMapping, lines);
            if (areas.count() == 0) {
                return Reading.VANISHED;
            }
            readTable(target.swapped() / pageSize);
            if (hidden > 0 && whole != null) {
                areas = AreaTable.read(target.folder(), false, lines);
                readTable(0);
            }
            if (pieces.isEmpty() && hidden == 0) {
                return Reading.nothing(target);
            }
            return Reading.of(target, holder(target));
        } catch (IOException e) {
            return Reading.VANISHED;
        }
    }

    private Holder holder(Target target) throws IOException {
        Holder holder = new Holder(identity.read(target, text));
        if (hidden > 0) {
            holder.sight = Holder.Sight.ENTRIES;
            areas.addPieces(holder, target.folder(), pageSize, lines);
        } else {
            holder.pieces.addAll(pieces);
        }
        return holder;
    }

    /** Of somebody else's process only its own count is known. */
    private Reading denied(Target target) throws IOException {
        long swapped = target.swapped() == Target.NOT_ASKED ? status.swapped(target.folder()) : target.swapped();
        if (swapped == StatusFile.NO_MEMORY) {
            return Reading.NO_MEMORY;
        }
        if (swapped == 0) {
            return Reading.nothing(target);
        }
        Holder holder = new Holder(identity.read(target, text));
        holder.sight = Holder.Sight.NOTHING;
        holder.pieces.add(new Piece(null, swapped / pageSize, -1));
        return Reading.of(target, holder);
    }

    private void readTable(long expected) {
        seen = 0;
        hidden = 0;
        mapping = null;
        pieces = new ArrayList<>();
        begin = runs.mark();
        for (int i = 0; i < areas.count(); i++) {
            if (areas.accessible(i) || scanEnd > 0) {
                readArea(i);
            }
        }
        // Reserved address space may be huge; it is read only when something must be in it.
        for (int i = 0; i < areas.count() && seen < expected && scanEnd == 0; i++) {
            if (!areas.accessible(i)) {
                readArea(i);
            }
        }
        endPiece();
    }

    private void readArea(int area) {
        if (byMapping && areas.mapping(area) != mapping) {
            endPiece();
            mapping = areas.mapping(area);
        }
        pagemap.read(areas.start(area), areas.end(area), (_, entry) -> swapped(area, entry));
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

    private void endPiece() {
        int end = runs.mark();
        if (pages > 0) {
            pieces.add(new Piece(mapping, runs, begin, end, pages));
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
        lines.close();
        pagemap.close();
    }
}
