// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.Locale;
import swapwho.model.Held;
import swapwho.model.HeldFacts;
import swapwho.model.HeldPart;
import swapwho.model.HeldRow;
import swapwho.model.SwapArea;

/** What is in swap as a table: a row for each holder, then what no row stands for, then the sum. */
public final class HeldTable {
    private static final int NAME = 25;
    private static final int[] COUNTS = {8, 8, 8, 8, 8, 7};
    private static final int[] NO_CELLS = {};
    private static final long MIB = 1 << 20;

    private final TextTable out = new TextTable();
    private final Held held;
    private final Theme theme;
    private final long used;

    private HeldTable(Held held, Theme theme) {
        this.held = held;
        this.theme = theme;
        used = held.facts().used();
    }

    /** Several lines, each with its line end. */
    public static String of(Held held, Theme theme) {
        HeldTable table = new HeldTable(held, theme);
        String by = held.by().word().toUpperCase(Locale.ROOT);
        table.out.row(table.name(by, ""), COUNTS, "PAGES", "ALONE", "SHARED", "SHMEM", "SHARE", "OF USED");
        held.rows().forEach(table::row);
        held.parts().forEach(table::part);
        table.counts(table.name("in use", ""), -1, -1, -1, -1, table.used);
        table.notes();
        return table.out.toString();
    }

    private void row(HeldRow row) {
        counts(name(nameOf(row), theme.owner), row.pages, row.alone, row.shared, row.shmem, row.share);
    }

    private void part(HeldPart part) {
        String share = Long.toString(part.pages());
        out.row(name(HeldReasons.label(part.kind()), theme.detail), COUNTS, "", "", "", "", share,
                TextTable.share(part.pages(), used));
    }

    private void counts(String name, long pages, long alone, long shared, long shmem, long share) {
        out.row(name, COUNTS, number(pages), number(alone), number(shared), number(shmem), number(share),
                share < 0 ? "" : TextTable.share(share, used));
    }

    private String nameOf(HeldRow row) {
        if (row.process != null) {
            return TextLines.who(row.process, Theme.PLAIN);
        }
        if (row.name != null) {
            return Names.text(row.name);
        }
        return switch (held.by()) {
            case PROCESS, CGROUP -> "(unknown)";
            case CONTAINER -> "(no container)";
            case MAPPING -> "(no name)";
            case AREA -> "type " + row.type;
        };
    }

    /** The first cell; a name that is too long for it has a line of its own. */
    private String name(String name, String colour) {
        int width = name.codePointCount(0, name.length());
        return colour + name + (colour.isEmpty() ? "" : theme.end)
                + (width > NAME ? "\n" + " ".repeat(NAME) : " ".repeat(NAME - width));
    }

    private static String number(long number) {
        return number < 0 ? "" : Long.toString(number);
    }

    private void notes() {
        HeldFacts facts = held.facts();
        out.gap();
        for (HeldPart part : held.parts()) {
            String label = HeldReasons.label(part.kind()) + ": ";
            out.row(label + String.join(",\n" + " ".repeat(label.length()), HeldReasons.of(part, held)), NO_CELLS);
        }
        long size = 0;
        for (SwapArea area : facts.areas) {
            size += area.pages();
        }
        out.row(mib(used) + " of " + mib(size) + " MiB of swap are in use; " + facts.processes + " processes, " + facts.vanished
                + " of them ended meanwhile", NO_CELLS);
    }

    /** With one decimal, a half rounded up; String.format's first number takes as long as all of a short table. */
    private String mib(long pages) {
        long tenths = (20 * pages * held.facts().pageSize + MIB) / (2 * MIB);
        return tenths / 10 + "." + tenths % 10;
    }
}
