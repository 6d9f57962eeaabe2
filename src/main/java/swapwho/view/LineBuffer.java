// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes on their way to a stream, gathered so that a batch of lines is one write. After a failed write it
 * swallows all that follows: the failure is asked for between batches, never thrown through a reader.
 */
public final class LineBuffer {
    /** What a line may take before its begin can have gone out already. */
    static final int LINE = 4096;

    private static final int SIZE = 64 * 1024;
    /** More than the numbers between two pieces of text take, so that only text has to look for room. */
    private static final int SLACK = 256;

    private final OutputStream out;
    /** For a file or a pipe: what is in here goes to the kernel without another copy. */
    private final ByteBuffer direct;
    private final byte[] bytes = new byte[SIZE + SLACK];
    private int length;
    private int flushes;
    private IOException failure;

    public LineBuffer(OutputStream out) {
        this.out = out;
        direct = out instanceof FileOutputStream ? ByteBuffer.allocateDirect(SIZE + SLACK) : null;
    }

    /** Text as it is written. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public LineBuffer text(byte[] text) {
        return text(text, text.length);
    }

    /** The first bytes of a text. */
    LineBuffer text(byte[] text, int count) {
        if (count > SIZE - length) {
            makeRoom(text, count);
            return this;
        }
        System.arraycopy(text, 0, bytes, length, count);
        length += count;
        return this;
    }

    /** One byte; like numbers it relies on text being written now and then. */
    LineBuffer put(char ascii) {
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** None when the count is not positive. */
    LineBuffer spaces(int count) {
        for (; count > 0; count--) {
            bytes[length++] = ' ';
        }
        return this;
    }

    /** A number that is not negative. */
    LineBuffer decimal(long number) {
        length = Digits.decimal(bytes, length, number);
        return this;
    }

    /** A number below 1,000,000,000 in nine digits. */
    LineBuffer nine(int number) {
        length = Digits.nine(bytes, length, number);
        return this;
    }

    /** A number below 1,000,000 in six digits. */
    LineBuffer six(int number) {
        length = Digits.six(bytes, length, number);
        return this;
    }

    /** Without leading zeros and without 0x. */
    LineBuffer hex(long number) {
        length = Digits.hex(bytes, length, number);
        return this;
    }

    /** Makes sure that the next LINE bytes go out without a flush between them; returns length(). */
    int beginLine() {
        if (length > SIZE - LINE) {
            flush();
        }
        return length;
    }

    /** How many bytes wait; the difference of two readings is how wide something came out. */
    int length() {
        return length;
    }

    /** How often bytes went out; unchanged since beginLine() when the whole line is still here. */
    int flushes() {
        return flushes;
    }

    /** Copies what was written since a reading of length(). */
    void copySince(int start, byte[] into) {
        System.arraycopy(bytes, start, into, 0, length - start);
    }

    /** Hands everything to the stream. */
    public void flush() {
        write(bytes, length);
        length = 0;
    }

    /** Why the stream takes nothing more, or null. */
    public IOException failure() {
        return failure;
    }

    private void makeRoom(byte[] text, int count) {
        flush();
        if (count <= SIZE) {
            text(text, count);
        } else {
            write(text, count);
        }
    }

    private void write(byte[] from, int count) {
        flushes++;
        if (failure != null || count == 0) {
            return;
        }
        try {
            if (out instanceof FileOutputStream file && count <= direct.capacity()) {
                direct.clear().put(from, 0, count).flip();
                while (direct.hasRemaining()) {
                    file.getChannel().write(direct);
                }
            } else {
                out.write(from, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            failure = e;
        }
    }
}
