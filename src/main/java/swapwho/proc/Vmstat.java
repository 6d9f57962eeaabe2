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
    private final Path file;

    /** @param root the folder that holds proc, normally / */
    public Vmstat(Path root) {
        file = root.resolve("proc/vmstat");
    }

    public Counters read() throws IOException {
        // The kernel adds its counters up in the first read, so the middle of the whole reading is off by microseconds.
        long before = System.nanoTime();
        byte[] all = bytes();
        long after = System.nanoTime();
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
        return new Counters(before + (after - before) / 2, values);
    }

    private byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + "; mount it: mount -t proc proc /proc", e);
        }
    }
}
