// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.EnumMap;
import java.util.Map;

/** A frame as what a terminal takes. */
public final class Ansi {
    /** To a screen of its own, without a cursor and without wrapping. */
    public static final String BEGIN = "\033[?1049h\033[?25l\033[?7l\033[2J";

    public static final String END = "\033[?7h\033[?25h\033[?1049l";

    private static final String HOME = "\033[H";
    private static final String PLAIN = "\033[0m";
    private static final Map<Frame.Style, String> COLOURS = new EnumMap<>(Map.of(
            Frame.Style.TITLE, "\033[1m", Frame.Style.OWNER, "\033[1m", Frame.Style.TAKER, "\033[36m",
            Frame.Style.BACK, "\033[32m", Frame.Style.DETAIL, "\033[2m", Frame.Style.ALARM, "\033[1;31m",
            Frame.Style.SELECTED, "\033[7m"));
    /** What must be told apart without colours too. */
    private static final Map<Frame.Style, String> MONOCHROME = new EnumMap<>(Map.of(
            Frame.Style.TITLE, "\033[1m", Frame.Style.ALARM, "\033[7m", Frame.Style.SELECTED, "\033[7m"));

    private Ansi() {}

    /** Over whatever the screen shows. */
    public static String of(Frame frame, boolean colour) {
        Map<Frame.Style, String> looks = colour ? COLOURS : MONOCHROME;
        StringBuilder all = new StringBuilder(HOME);
        for (int row = 0; row < frame.height(); row++) {
            if (row > 0) {
                all.append("\r\n");
            }
            row(frame, row, looks, all);
        }
        return all.toString();
    }

    private static void row(Frame frame, int row, Map<Frame.Style, String> looks, StringBuilder all) {
        String look = "";
        for (int column = 0; column < frame.width(); column++) {
            String wanted = looks.getOrDefault(frame.style(row, column), "");
            if (!wanted.equals(look)) {
                all.append(PLAIN).append(wanted);
                look = wanted;
            }
            if (frame.character(row, column) != 0) {
                all.appendCodePoint(frame.character(row, column));
            }
        }
        all.append(PLAIN);
    }
}
