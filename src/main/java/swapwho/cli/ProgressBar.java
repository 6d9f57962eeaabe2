// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.Locale;

/** How far a step is, in one line of text. */
final class ProgressBar {
    private static final int BAR = 20;
    private static final int NUMBERS = 24;
    private static final double MB = 1e6;

    private ProgressBar() {}

    /** "step  [#####     ] 12.3 of 34.7 MB", cut to fit into the width; without a total only the step. */
    static String render(String step, long done, long total, int width) {
        if (total <= 0) {
            return cut(step, width);
        }
        int filled = (int) (BAR * Math.clamp(done, 0, total) / total);
        String bar = "#".repeat(filled) + " ".repeat(BAR - filled);
        String numbers = String.format(Locale.ROOT, "%.1f of %.1f MB", done / MB, total / MB);
        String label = cut(step, Math.max(10, width - BAR - NUMBERS));
        return cut("%s [%s] %s".formatted(label, bar, numbers), width);
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width);
    }
}
