// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes on their way to a stream, gathered so that a batch of lines is one write. After a failed write it
 * swallows all that follows: the failure is asked for between batches, never thrown through a reader.
 */
public final class LineBuffer {
    private static final int SIZE = 64 * 1024;
    /** More than the numbers between two pieces of text take, so that only text has to look for room. */
    private static final int SLACK = 1024;

    private static final byte[] HEX = new byte[512];
    /** The three decimal digits of 0 to 999, packed. */
    private static final int[] TRIPLES = new int[1000];

    static {
        for (int i = 0; i < 256; i++) {
            HEX[2 * i] = (byte) Character.forDigit(i >> 4, 16);
            HEX[2 * i + 1] = (byte) Character.forDigit(i & 15, 16);
        }
        for (int i = 0; i < 1000; i++) {
            TRIPLES[i] = '0' + i / 100 | '0' + i / 10 % 10 << 8 | '0' + i % 10 << 16;
        }
    }

    private final OutputStream out;
    private final byte[] bytes = new byte[SIZE + SLACK];
    private int length;
    private IOException failure;

    public LineBuffer(OutputStream out) {
        this.out = out;
    }

    public LineBuffer text(byte[] text) {
        int count = text.length;
        if (count > SIZE - length) {
            makeRoom(text);
            return this;
        }
        System.arraycopy(text, 0, bytes, length, count);
        length += count;
        return this;
    }

    /** One byte; like numbers it relies on text being written now and then. */
    public LineBuffer put(char ascii) {
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** None when the count is not positive. */
    public LineBuffer spaces(int count) {
        for (; count > 0; count--) {
            bytes[length++] = ' ';
        }
        return this;
    }

    /** A number that is not negative. */
    public LineBuffer decimal(long number) {
        if (number >= 1_000_000_000) {
            decimal(number / 1_000_000_000);
            nine((int) (number % 1_000_000_000));
            return this;
        }
        int value = (int) number;
        if (value >= 1_000_000) {
            int millions = value / 1_000_000;
            value -= millions * 1_000_000;
            upToThree(millions);
            three(value / 1000);
            three(value % 1000);
        } else if (value >= 1000) {
            int thousands = value / 1000;
            upToThree(thousands);
            three(value - thousands * 1000);
        } else {
            upToThree(value);
        }
        return this;
    }

    /** A number below 1,000,000,000, with leading zeros. */
    public LineBuffer nine(int number) {
        int thousands = number / 1000;
        int millions = thousands / 1000;
        three(millions);
        three(thousands - millions * 1000);
        three(number - thousands * 1000);
        return this;
    }

    /** Six digits of a number below 1,000,000, with leading zeros. */
    public LineBuffer six(int number) {
        int thousands = number / 1000;
        three(thousands);
        three(number - thousands * 1000);
        return this;
    }

    /** Without leading zeros and without 0x. */
    public LineBuffer hex(long number) {
        int digits = Math.max(1, 16 - (Long.numberOfLeadingZeros(number) >> 2));
        if ((digits & 1) != 0) {
            digits--;
            bytes[length++] = HEX[2 * (int) (number >>> 4 * digits & 15) + 1];
        }
        for (int shift = 4 * digits - 8; shift >= 0; shift -= 8) {
            int pair = 2 * (int) (number >>> shift & 255);
            bytes[length] = HEX[pair];
            bytes[length + 1] = HEX[pair + 1];
            length += 2;
        }
        return this;
    }

    /** Makes sure that the next SLACK bytes go out without a flush between them, so that length() tells widths. */
    LineBuffer beginLine() {
        if (length > SIZE - SLACK) {
            flush();
        }
        return this;
    }

    /** How many bytes wait; the difference of two readings is how wide something came out. */
    int length() {
        return length;
    }

    /** Hands everything to the stream. */
    public void flush() {
        if (failure == null && length > 0) {
            try {
                out.write(bytes, 0, length);
                out.flush();
            } catch (IOException e) {
                failure = e;
            }
        }
        length = 0;
    }

    /** Why the stream takes nothing more, or null. */
    public IOException failure() {
        return failure;
    }

    private void makeRoom(byte[] text) {
        flush();
        if (text.length <= SIZE) {
            text(text);
        } else if (failure == null) {
            try {
                out.write(text);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    private void three(int number) {
        int packed = TRIPLES[number];
        bytes[length] = (byte) packed;
        bytes[length + 1] = (byte) (packed >> 8);
        bytes[length + 2] = (byte) (packed >> 16);
        length += 3;
    }

    private void upToThree(int number) {
        int packed = TRIPLES[number];
        if (number >= 100) {
            bytes[length++] = (byte) packed;
        }
        if (number >= 10) {
            bytes[length++] = (byte) (packed >> 8);
        }
        bytes[length++] = (byte) (packed >> 16);
    }
}
