// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes. */
final class Columns {
    private Columns() {}

    /** 0, 1 or 2; of what a terminal would not show, 0. */
    static int of(int character) {
        return character < 0x7f && character >= ' ' ? 1 : Math.max(0, WCWidth.wcwidth(character));
    }

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** Cut to a width, with an ellipsis where something is missing. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int room = width - 1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            room -= of(character);
            if (room < 0) {
                break;
            }
            cut.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return width <= 0 ? "" : cut + "…";
    }

    /** Filled up with blanks on the left. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }
}
