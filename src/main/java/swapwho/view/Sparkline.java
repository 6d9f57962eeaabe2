// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.stream.LongStream;

/** Numbers as a row of bars, the newest at the right end. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** As many bars as there are columns, or numbers; where several numbers share a bar it is as high as the highest. */
    static String of(long[] numbers, int columns) {
        int bars = Math.min(columns, numbers.length);
        long highest = LongStream.of(numbers).max().orElse(0);
        if (bars <= 0 || highest == 0) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < bars; i++) {
            int from = i * numbers.length / bars;
            int to = (i + 1) * numbers.length / bars;
            long value = LongStream.of(numbers).skip(from).limit(to - from).max().orElse(0);
            // Nothing is a gap, and the least of something still a bar.
            line.append(value == 0 ? ' ' : BARS.charAt((int) ((value * BARS.length() - 1) / highest)));
        }
        return line.toString();
    }
}
