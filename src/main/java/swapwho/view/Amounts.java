// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.Locale;

/** Numbers as a person reads them, in at most six columns. Unknown ones, below zero, are empty. */
final class Amounts {
    private static final String[] BYTES = {"B", "K", "M", "G", "T", "P", "E"};
    private static final String[] TIMES = {"ns", "µs", "ms", "s", "min", "h", "d"};
    private static final double[] TIME_SIZES = {1, 1e3, 1e6, 1e9, 60e9, 3600e9, 86400e9};
    /** Up to here a count stands in full. */
    private static final long WHOLE = 999_999;

    private Amounts() {}

    static String count(long number) {
        if (number < 0) {
            return "";
        }
        return number <= WHOLE ? Long.toString(number)
                : number < 1_000_000_000 ? decimal(number / 1e6) + "M" : decimal(number / 1e9) + "G";
    }

    /** Of a rate or of a minute in which most often nothing happens: 0 is empty, too, so that the eye finds the rest. */
    static String some(long number) {
        return number == 0 ? "" : count(number);
    }

    /** In units of 1024. */
    static String bytes(long number) {
        if (number < 0) {
            return "";
        }
        int unit = 0;
        double value = number;
        // What would be rounded up to four digits takes the next unit.
        while (value >= 999.5 && unit < BYTES.length - 1) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? Long.toString(number) : decimal(value)) + BYTES[unit];
    }

    static String time(long nanoseconds) {
        if (nanoseconds < 0) {
            return "";
        }
        int unit = TIMES.length - 1;
        while (unit > 0 && nanoseconds < TIME_SIZES[unit]) {
            unit--;
        }
        double value = nanoseconds / TIME_SIZES[unit];
        return (unit == 0 ? Long.toString(nanoseconds) : decimal(value)) + " " + TIMES[unit];
    }

    /** A share as whole percent; a little is not nothing, and nearly all is not all. */
    static String share(double share) {
        if (share > 0 && share < 0.005) {
            return "<1%";
        }
        return share < 0 ? "" : share >= 0.995 && share < 1 ? ">99%" : Math.round(share * 100) + "%";
    }

    /** A time that runs, in whole seconds. */
    static String clock(long seconds) {
        long minutes = seconds / 60;
        return minutes < 60 ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }

    static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.1f:1", ratio);
    }

    /** One decimal below ten. */
    private static String decimal(double value) {
        return value < 9.95 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString(Math.round(value));
    }
}
