// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import swapwho.model.Counter;
import swapwho.model.Counters;

/** /proc/vmstat: what the kernel itself counts. */
public final class Vmstat {
    private static final int STILL_TRIES = 100;

    private final Path file;

    /** @param root the folder that holds proc, normally / */
    public Vmstat(Path root) {
        file = root.resolve("proc/vmstat");
    }

    /**
     * The counters at a moment: two readings that are alike hold for all the time between them, so a page that is
     * counted just now is on one side of that moment and not on both. Where swapping never pauses, the last reading.
     */
    public Counters read() throws IOException {
        Counters reading = once();
        for (int tries = 0; tries < STILL_TRIES; tries++) {
            Counters next = once();
            if (Arrays.equals(reading.values(), next.values())) {
                return next;
            }
            reading = next;
        }
        return reading;
    }

    /** Its time is that before the reading. */
    private Counters once() throws IOException {
        long before = System.nanoTime();
        byte[] all = bytes();
        long[] values = new long[Counter.values().length];
        Arrays.fill(values, -1);
        for (String line : new String(all, java.nio.charset.StandardCharsets.US_ASCII).split("\n")) {
            int space = line.indexOf(' ');
            for (Counter counter : Counter.values()) {
                if (space > 0 && line.substring(0, space).equals(counter.word())) {
                    values[counter.ordinal()] = Long.parseLong(line.substring(space + 1).strip());
                }
            }
        }
        return new Counters(before, values);
    }

    private byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + "; mount it: mount -t proc proc /proc", e);
        }
    }
}
