// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.util.Arrays;

/**
 * The areas of an address space, one after the other, from /proc/PID/maps or smaps: the same lines, in smaps each with
 * a list of counts below it. The fields are those of the area that next() went to. One file after the other, by one
 * thread; lines are taken apart where they are in the buffer, for there may be a hundred in each of many processes.
 */
final class AreaLines implements AutoCloseable {
    private static final int LONGEST_NAME = 4096;
    /** More than one line. */
    private static final int BUFFER = 32 * 1024;

    private static final byte[] SWAP = {'S', 'w', 'a', 'p', ':'};
    private static final byte[] SWAP_PSS = {'S', 'w', 'a', 'p', 'P', 's', 's', ':'};
    private static final byte[] DIGIT = digits();

    long start;
    /** The first address after it. */
    long end;
    /** Memory may be used in some way at all; page tables of others are often empty, and those areas huge. */
    boolean accessible;

    boolean writable;
    boolean shared;
    /** Where in the file it begins, in bytes. */
    long offset;
    /** Major and minor number, as in {@link #device}. */
    long device;

    long inode;
    /** In smaps: kB in swap, those of a mapped shared object included. */
    long swapKb;
    /** In smaps: its fair part of the kB in swap, without those of a shared object. */
    long swapPssKb;

    private final Calls calls;
    private final NativeBytes buffer = new NativeBytes(BUFFER);
    private final byte[] text = new byte[BUFFER + 1];
    private String file;
    private int fd = -1;
    /** How much of the file was read. */
    private long position;

    private int at;
    private int limit;
    /** Where the last whole line ends. */
    private int whole;

    private byte[] name = new byte[256];
    private int nameLength;

    AreaLines(Calls calls) {
        this.calls = calls;
    }

    static long device(long major, long minor) {
        return major << 32 | minor;
    }

    /** Begins with another file. */
    AreaLines open(String file) throws IOException {
        close();
        this.file = file;
        fd = calls.open(file);
        if (fd < 0) {
            throw new IOException(file);
        }
        position = 0;
        at = 0;
        limit = 0;
        whole = 0;
        return this;
    }

    /** Goes to the next area; false when there is none. */
    boolean next() throws IOException {
        if (!hasLine()) {
            return false;
        }
        start = number(16);
        end = number(16);
        boolean readable = text[at] == 'r';
        writable = text[at + 1] == 'w';
        accessible = text[at + 2] == 'x' | readable | writable;
        shared = text[at + 3] == 's';
        at += 5;
        offset = number(16);
        device = device(number(16), number(16));
        inode = number(10);
        takeName();
        swapKb = 0;
        swapPssKb = 0;
        // Addresses have small letters.
        while (hasLine() && text[at] >= 'A' && text[at] <= 'Z') {
            if (is(SWAP)) {
                swapKb = kb(SWAP.length);
            } else if (is(SWAP_PSS)) {
                swapPssKb = kb(SWAP_PSS.length);
            }
            at = lineEnd() + 1;
        }
        return true;
    }

    /** As the kernel writes it; empty when there is none. */
    byte[] name() {
        return Arrays.copyOf(name, nameLength);
    }

    boolean isNamed(byte[] other) {
        return Arrays.equals(name, 0, nameLength, other, 0, other.length);
    }

    /** The rest of the line without the blanks before it. */
    private void takeName() {
        while (text[at] == ' ') {
            at++;
        }
        int to = lineEnd();
        nameLength = Math.min(to - at, LONGEST_NAME);
        if (nameLength > name.length) {
            name = new byte[LONGEST_NAME];
        }
        System.arraycopy(text, at, name, 0, nameLength);
        at = to + 1;
    }

    private int lineEnd() {
        int to = at;
        while (text[to] != '\n') {
            to++;
        }
        return to;
    }

    private boolean is(byte[] word) {
        return Arrays.equals(text, at, Math.min(at + word.length, whole), word, 0, word.length);
    }

    private long kb(int from) {
        at += from;
        while (text[at] == ' ') {
            at++;
        }
        return number(10);
    }

    /** A number and the one byte after it, a line's end not. */
    private long number(int radix) {
        long number = 0;
        int from = at;
        for (int digit; (digit = DIGIT[text[from] & 0xFF]) >= 0; from++) {
            number = number * radix + digit;
        }
        // A line's end stays where it is, for whoever looks for it.
        at = text[from] == '\n' ? from : from + 1;
        return number;
    }

    /** Whether there is a line, which is all in the buffer then. */
    private boolean hasLine() throws IOException {
        while (at >= whole) {
            System.arraycopy(text, at, text, 0, limit - at);
            limit -= at;
            at = 0;
            whole = 0;
            long got = limit < BUFFER ? calls.pread(fd, buffer, BUFFER - limit, position) : 0;
            if (got < 0) {
                throw new IOException(file);
            }
            if (got > 0) {
                buffer.bytes.get(0, text, limit, (int) got);
                position += got;
                limit += (int) got;
            } else if (limit > 0) {
                // The last line, or one that is too long, ends here.
                text[limit++] = '\n';
            } else {
                return false;
            }
            whole = limit;
            while (whole > 0 && text[whole - 1] != '\n') {
                whole--;
            }
        }
        return true;
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < 16; i++) {
            digits["0123456789abcdef".charAt(i)] = (byte) i;
        }
        return digits;
    }

    @Override
    public void close() {
        if (fd >= 0) {
            calls.close(fd);
            fd = -1;
        }
    }
}
