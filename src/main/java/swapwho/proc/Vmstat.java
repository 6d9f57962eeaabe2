// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
     * counted just now is on one side of that moment and not on both. Where swapping never pauses, the last reading
     * of many, with how far it went on meanwhile.
     */
    public Counters read() throws IOException {
        Counters before = once();
        Counters reading = before;
        for (int tries = 0; tries < STILL_TRIES; tries++) {
            Counters next = once();
            if (Arrays.equals(reading.values(), next.values())) {
                return next;
            }
            before = reading;
            reading = next;
        }
        return reading.blurredBy(before);
    }

    private Counters once() throws IOException {
        try {
            return StatFile.read(file);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + "; mount it: mount -t proc proc /proc", e);
        }
    }
}
