// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

/** Numbers as ASCII digits in a byte array, three at a time; each method returns where it stopped. */
final class Digits {
    /** The three decimal digits of 0 to 999, first digit lowest. */
    private static final int[] TRIPLES = new int[1000];
    /** The two hex digits of 0 to 255, first digit lowest. */
    private static final int[] PAIRS = new int[256];

    static {
        for (int i = 0; i < 1000; i++) {
            TRIPLES[i] = '0' + i / 100 | '0' + i / 10 % 10 << 8 | '0' + i % 10 << 16;
        }
        for (int i = 0; i < 256; i++) {
            PAIRS[i] = Character.forDigit(i >> 4, 16) | Character.forDigit(i & 15, 16) << 8;
        }
    }

    private Digits() {}

    /** A number that is not negative. */
    static int decimal(byte[] bytes, int at, long number) {
        if (number >= 1_000_000_000) {
            int after = decimal(bytes, at, number / 1_000_000_000);
            return nine(bytes, after, (int) (number % 1_000_000_000));
        }
        int value = (int) number;
        if (value < 1000) {
            return upToThree(bytes, at, value);
        }
        int thousands = value / 1000;
        int after;
        if (thousands < 1000) {
            after = upToThree(bytes, at, thousands);
        } else {
            int millions = thousands / 1000;
            after = three(bytes, upToThree(bytes, at, millions), thousands - millions * 1000);
        }
        return three(bytes, after, value - thousands * 1000);
    }

    /** A number below 1,000,000,000 in nine digits. */
    static int nine(byte[] bytes, int at, int number) {
        int thousands = number / 1000;
        return three(bytes, six(bytes, at, thousands), number - thousands * 1000);
    }

    /** A number below 1,000,000 in six digits. */
    static int six(byte[] bytes, int at, int number) {
        int thousands = number / 1000;
        return three(bytes, three(bytes, at, thousands), number - thousands * 1000);
    }

    /** A number below 1,000 in three digits. */
    static int three(byte[] bytes, int at, int number) {
        int digits = TRIPLES[number];
        bytes[at] = (byte) digits;
        bytes[at + 1] = (byte) (digits >> 8);
        bytes[at + 2] = (byte) (digits >> 16);
        return at + 3;
    }

    /** Without leading zeros and without 0x. */
    static int hex(byte[] bytes, int at, long number) {
        int shift = 64 - (Long.numberOfLeadingZeros(number | 1) & ~3);
        int after = at;
        if ((shift & 4) != 0) {
            shift -= 4;
            bytes[after++] = (byte) (PAIRS[(int) (number >>> shift)] >> 8);
        }
        for (shift -= 8; shift >= 0; shift -= 8) {
            pair(bytes, after, (int) (number >>> shift) & 255);
            after += 2;
        }
        return after;
    }

    /** A number below 256 in two hex digits. */
    static void pair(byte[] bytes, int at, int number) {
        int digits = PAIRS[number];
        bytes[at] = (byte) digits;
        bytes[at + 1] = (byte) (digits >> 8);
    }

    private static int upToThree(byte[] bytes, int at, int number) {
        int after = at;
        int digits = TRIPLES[number];
        if (number >= 100) {
            bytes[after++] = (byte) digits;
        }
        if (number >= 10) {
            bytes[after++] = (byte) (digits >> 8);
        }
        bytes[after++] = (byte) (digits >> 16);
        return after;
    }
}
