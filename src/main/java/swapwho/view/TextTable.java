// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.Locale;

/** Lines of a table as they are put together, without blanks at their ends. */
final class TextTable {
    private final StringBuilder out = new StringBuilder();

    /** @param format as of String.format */
    void line(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
    }

    /** A row: its first cell, then others at the right of their columns. Of many rows, String.format would be most of the cost. */
    void row(String first, int[] widths, String... cells) {
        out.append(first);
        for (int i = 0; i < cells.length; i++) {
            out.append(' ');
            right(out, cells[i], widths[i]);
        }
        int end = out.length();
        while (out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        out.append('\n');
    }

    private static void right(StringBuilder to, String text, int width) {
        for (int i = text.length(); i < width; i++) {
            to.append(' ');
        }
        to.append(text);
    }

    /** An empty line before another table. */
    void gap() {
        out.append('\n');
    }

    /** A share of a whole as it stands in a column 7 wide; empty without a whole. */
    static String share(long part, long whole) {
        if (whole == 0) {
            return "";
        }
        // In tenths of a percent, a half rounded up.
        long tenths = (2000 * Math.abs(part) + whole) / (2 * whole);
        StringBuilder share = new StringBuilder(8);
        right(share, (part < 0 ? "-" : "") + tenths / 10 + "." + tenths % 10, 6);
        return share.append('%').toString();
    }

    /** Text and what must stay readable after it, cut or filled up to a width. */
    static String cell(String text, String end, int width) {
        int room = width - end.length();
        String cut = text.length() <= room ? text : text.substring(0, Math.max(0, room - 1)) + "…";
        return cut + end + " ".repeat(Math.max(0, width - cut.length() - end.length()));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
