// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import swapwho.model.Areas;
import swapwho.model.Mapping;

/** Reads the text of /proc/PID/maps; a process may have tens of thousands of lines, so it is taken apart byte by byte. */
final class MapsFile {
    private static final int LIMIT = 65_536;
    private static final int LONGEST_NAME = 4096;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int end;

    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private Mapping[] mappings = new Mapping[64];
    private int count;
    private final byte[] name = new byte[LONGEST_NAME];

    private MapsFile(InputStream in) {
        this.in = in;
    }

    /** All areas, neighbours of one name as one; those after the first 65,536 are left out. */
    static Areas read(InputStream in) throws IOException {
        return new MapsFile(in).areas();
    }

    private Areas areas() throws IOException {
        long readNs = Clock.monotonicNs();
        int c;
        while (count < LIMIT && (c = next()) >= 0) {
            long start = hex(c);
            long stop = hex(next());
            skipField(); // permissions
            skipField(); // offset
            boolean noDisk = hex(next()) == 0; // the device's major number
            skipField(); // and its minor one
            long inode = decimal();
            add(start, stop, AreaName.rename(name, name(), noDisk, inode));
        }
        return new Areas(
                readNs, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count), Arrays.copyOf(mappings, count));
    }

    private void add(long start, long stop, int nameLength) {
        Mapping before = count == 0 ? null : mappings[count - 1];
        boolean sameName = before == null
                ? nameLength == 0
                : Arrays.equals(before.name, 0, before.name.length, name, 0, nameLength);
        if (count > 0 && sameName && ends[count - 1] == start) {
            ends[count - 1] = stop;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            mappings = Arrays.copyOf(mappings, 2 * count);
        }
        starts[count] = start;
        ends[count] = stop;
        mappings[count] = nameLength == 0 ? null : sameName ? before : new Mapping(Arrays.copyOf(name, nameLength));
        count++;
    }

    /** A number and the one byte after it. */
    private long hex(int first) throws IOException {
        long number = 0;
        for (int c = first; ; c = next()) {
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                return number;
            }
            number = number << 4 | digit;
        }
    }

    /** A number and the blank after it; a line may end with it. */
    private long decimal() throws IOException {
        long number = 0;
        int c = next();
        for (; c >= '0' && c <= '9'; c = next()) {
            number = 10 * number + c - '0';
        }
        if (c == '\n') {
            at--;
        }
        return number;
    }

    private void skipField() throws IOException {
        int c = next();
        while (c > ' ') {
            c = next();
        }
        if (c == '\n') {
            at--;
        }
    }

    /** The rest of the line without the blanks before it; returns its length. */
    private int name() throws IOException {
        int length = 0;
        int c = next();
        while (c == ' ') {
            c = next();
        }
        for (; c >= 0 && c != '\n'; c = next()) {
            if (length < LONGEST_NAME) {
                name[length++] = (byte) c;
            }
        }
        return length;
    }

    private int next() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }
}
