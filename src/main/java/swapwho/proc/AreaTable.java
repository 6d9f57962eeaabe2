// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.util.Arrays;
import swapwho.model.Holder;
import swapwho.model.Mapping;
import swapwho.model.Piece;

/** The areas of one process's address space, in the order of their addresses. */
final class AreaTable {
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private boolean[] accessible = new boolean[64];
    private Mapping[] mappings = new Mapping[64];
    private long[] hidden = new long[0];
    private int count;

    private AreaTable() {}

    /** @param named whether mapping() will be asked for */
    static AreaTable read(String folder, boolean named, AreaLines lines) throws IOException {
        AreaTable table = new AreaTable();
        lines.open(folder.concat("/maps"));
        while (lines.next()) {
            // [vsyscall] lies in the kernel's half, where pagemap ends.
            if (lines.start >= 0) {
                table.add(lines, named);
            }
        }
        return table;
    }

    /** One area without a name, up to an address. */
    static AreaTable whole(long end) {
        AreaTable table = new AreaTable();
        table.ends[0] = end;
        table.accessible[0] = true;
        table.count = 1;
        return table;
    }

    private void add(AreaLines area, boolean named) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            accessible = Arrays.copyOf(accessible, 2 * count);
            mappings = Arrays.copyOf(mappings, 2 * count);
        }
        starts[count] = area.start;
        ends[count] = area.end;
        accessible[count] = area.accessible;
        if (named) {
            Mapping before = count == 0 ? null : mappings[count - 1];
            byte[] name = before != null && area.isNamed(before.name) ? null : area.name();
            mappings[count] = name == null ? before : name.length == 0 ? null : new Mapping(name);
        }
        count++;
    }

    int count() {
        return count;
    }

    long start(int area) {
        return starts[area];
    }

    /** The first address after it. */
    long end(int area) {
        return ends[area];
    }

    boolean accessible(int area) {
        return accessible[area];
    }

    /** Null when it has no name, or when names were not asked for. */
    Mapping mapping(int area) {
        return mappings[area];
    }

    /** Counts an entry in swap whose slot is not shown. */
    void countHidden(int area) {
        if (hidden.length == 0) {
            hidden = new long[count];
        }
        hidden[area]++;
    }

    /** Adds what was counted, with the fair part that the kernel says each area has in it. */
    void addPieces(Holder holder, String folder, long pageSize, AreaLines lines) throws IOException {
        lines.open(folder.concat("/smaps"));
        while (lines.next()) {
            int area = Arrays.binarySearch(starts, 0, count, lines.start);
            if (area >= 0 && hidden[area] > 0) {
                holder.pieces.add(new Piece(mappings[area], hidden[area], lines.swapPssKb * 1024.0 / pageSize));
                hidden[area] = 0;
            }
        }
        for (int i = 0; i < count; i++) {
            if (hidden[i] > 0) {
                holder.pieces.add(new Piece(mappings[i], hidden[i], -1));
            }
        }
    }
}
