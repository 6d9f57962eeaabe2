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

    /** An empty line before another table. */
    void gap() {
        out.append('\n');
    }

    /** A share of a whole as it stands in a column 7 wide; empty without a whole. */
    static String share(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%6.1f%%", 100.0 * part / whole);
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
