// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.Arrays;

/** A screen of cells, each a character in a style; what does not fit is cut off. Knows nothing of terminals. */
public final class Frame {
    /** What a thing is; a theme decides how it looks. */
    public enum Style {
        NORMAL,
        TITLE,
        OWNER,
        TAKER,
        BACK,
        DETAIL,
        ALARM,
        SELECTED
    }

    /** The right half of a wide character. */
    private static final int COVERED = 0;

    private final int width;
    private final int height;
    private final int[] cells;
    private final Style[] styles;

    public Frame(int width, int height) {
        this.width = width;
        this.height = height;
        cells = new int[width * height];
        styles = new Style[width * height];
        Arrays.fill(cells, ' ');
        Arrays.fill(styles, Style.NORMAL);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Writes up to a column; returns the column after the text. */
    int put(int row, int column, int end, Style style, String text) {
        int at = column;
        int stop = Math.min(end, width);
        for (int i = 0; i < text.length() && row >= 0 && row < height; i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            int columns = Columns.of(character);
            if (columns == 0) {
                continue;
            }
            if (at + columns > stop) {
                break;
            }
            if (at < 0) {
                at += columns;
                continue;
            }
            cells[row * width + at] = character;
            styles[row * width + at] = style;
            if (columns == 2) {
                cells[row * width + at + 1] = COVERED;
                styles[row * width + at + 1] = style;
            }
            at += columns;
        }
        return at;
    }

    int put(int row, int column, Style style, String text) {
        return put(row, column, width, style, text);
    }

    /** Gives a row another style from end to end. */
    void mark(int row, Style style) {
        if (row >= 0 && row < height) {
            Arrays.fill(styles, row * width, (row + 1) * width, style);
        }
    }

    /** The character's code point; 0 for the right half of the one before. */
    public int character(int row, int column) {
        return cells[row * width + column];
    }

    public Style style(int row, int column) {
        return styles[row * width + column];
    }

    /** Up to the last row that has something in it; lines without blanks at their ends. */
    public String text() {
        StringBuilder all = new StringBuilder();
        for (int row = 0; row < height; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < width; column++) {
                if (character(row, column) != COVERED) {
                    line.appendCodePoint(character(row, column));
                }
            }
            all.append(line.toString().stripTrailing()).append('\n');
        }
        return all.toString().stripTrailing() + "\n";
    }
}
