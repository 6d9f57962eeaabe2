// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The areas of an address space, one after the other, from /proc/PID/maps or smaps: the same lines, in smaps each with
 * a list of counts below it. The fields are those of the area that next() went to.
 */
final class AreaLines implements AutoCloseable {
    private static final int LONGEST_NAME = 4096;

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

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int limit;
    private final byte[] name = new byte[LONGEST_NAME];
    private int nameLength;

    AreaLines(Path file) throws IOException {
        in = new FileInputStream(file.toFile());
    }

    static long device(long major, long minor) {
        return major << 32 | minor;
    }

    /** Goes to the next area; false when there is none. */
    boolean next() throws IOException {
        int c = read();
        if (c < 0) {
            return false;
        }
        start = number(c, 16);
        end = number(read(), 16);
        boolean readable = read() == 'r';
        writable = read() == 'w';
        accessible = read() == 'x' | readable | writable;
        shared = read() == 's';
        read();
        offset = number(read(), 16);
        device = device(number(read(), 16), number(read(), 16));
        inode = number(read(), 10);
        readName();
        readCounts();
        return true;
    }

    /** As the kernel writes it; empty when there is none. */
    byte[] name() {
        return Arrays.copyOf(name, nameLength);
    }

    boolean isNamed(byte[] other) {
        return Arrays.equals(name, 0, nameLength, other, 0, other.length);
    }

    private void readCounts() throws IOException {
        swapKb = 0;
        swapPssKb = 0;
        // Addresses have small letters.
        for (int c = peek(); c >= 'A' && c <= 'Z'; c = peek()) {
            if (!word("Swap")) {
                skipLine();
            } else if (word(":")) {
                swapKb = kb();
            } else if (word("Pss:")) {
                swapPssKb = kb();
            } else {
                skipLine();
            }
        }
    }

    /** Whether these bytes come next; those that fit are taken. */
    private boolean word(String word) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                return false;
            }
            at++;
        }
        return true;
    }

    private long kb() throws IOException {
        while (peek() == ' ') {
            at++;
        }
        long number = number(read(), 10);
        skipLine();
        return number;
    }

    /** The rest of the line without the blanks before it. */
    private void readName() throws IOException {
        nameLength = 0;
        // The blank after the inode was read with it; without a name the line may have ended there.
        if (buffer[at - 1] == '\n') {
            return;
        }
        int c = read();
        while (c == ' ') {
            c = read();
        }
        for (; c >= 0 && c != '\n'; c = read()) {
            if (nameLength < LONGEST_NAME) {
                name[nameLength++] = (byte) c;
            }
        }
    }

    /** A number and the one byte after it. */
    private long number(int first, int radix) throws IOException {
        long number = 0;
        for (int c = first; ; c = read()) {
            int digit = Character.digit(c, radix);
            if (digit < 0) {
                return number;
            }
            number = number * radix + digit;
        }
    }

    private void skipLine() throws IOException {
        int c = read();
        while (c >= 0 && c != '\n') {
            c = read();
        }
    }

    private int peek() throws IOException {
        if (at == limit) {
            at = 0;
            limit = Math.max(0, in.read(buffer));
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[at] & 0xFF;
    }

    private int read() throws IOException {
        int c = peek();
        at += c < 0 ? 0 : 1;
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
