// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import swapwho.model.Counter;
import swapwho.model.Counters;

/** A file of lines "name number", as /proc/vmstat and memory.stat are. */
final class StatFile {
    private static final Map<String, Counter> NAMES = new HashMap<>();

    static {
        for (Counter counter : Counter.values()) {
            NAMES.put(counter.word(), counter);
        }
    }

    private StatFile() {}

    /** One reading; its time is that before it. */
    static Counters read(Path file) throws IOException {
        long before = Clock.monotonicNs();
        String all = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
        long[] values = new long[Counter.values().length];
        Arrays.fill(values, -1);
        for (int at = 0; at < all.length(); ) {
            int end = all.indexOf('\n', at);
            end = end < 0 ? all.length() : end;
            int space = all.indexOf(' ', at);
            Counter counter = space < 0 || space > end ? null : NAMES.get(all.substring(at, space));
            if (counter != null) {
                values[counter.ordinal()] = Long.parseLong(all, space + 1, end, 10);
            }
            at = end + 1;
        }
        return new Counters(before, values);
    }
}
