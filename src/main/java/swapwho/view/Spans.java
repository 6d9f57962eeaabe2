// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

/** Times that something took, in the unit that a person would choose, in six columns or seven. */
final class Spans {
    private static final byte[][] UNITS = {
        LineBuffer.utf8(" ns"), LineBuffer.utf8(" µs"), LineBuffer.utf8(" ms"), LineBuffer.utf8(" s"),
        LineBuffer.utf8(" min"), LineBuffer.utf8(" h"), LineBuffer.utf8(" d")
    };
    private static final long[] SIZES = {
        1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L
    };
    private static final int MICROSECONDS = 1;

    private Spans() {}

    /** Cut, not rounded; returns the columns that it takes. */
    static int write(LineBuffer out, long nanoseconds) {
        int unit = SIZES.length - 1;
        while (unit > 0 && nanoseconds < SIZES[unit]) {
            unit--;
        }
        int before = out.length();
        long whole = nanoseconds / SIZES[unit];
        out.decimal(whole);
        if (unit > 0 && whole < 10) {
            out.put('.').decimal((nanoseconds - whole * SIZES[unit]) / (SIZES[unit] / 10));
        }
        out.text(UNITS[unit]);
        // The Greek letter is two bytes and one column.
        return out.length() - before - (unit == MICROSECONDS ? 1 : 0);
    }
}
