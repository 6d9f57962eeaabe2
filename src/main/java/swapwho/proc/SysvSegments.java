// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** /proc/sysvipc/shm: System V segments, and how much of each is in swap, whether or not somebody maps it. */
final class SysvSegments {
    private SysvSegments() {}

    /** Bytes in swap of segments that no process maps; 0 also when this kernel has no System V segments. */
    static long unmapped(Path root) {
        List<String> lines;
        try {
            lines = Files.readAllLines(root.resolve("proc/sysvipc/shm"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return 0;
        }
        if (lines.isEmpty()) {
            return 0;
        }
        List<String> header = fields(lines.getFirst());
        int attached = header.indexOf("nattch");
        int swapped = header.indexOf("swap");
        if (attached < 0 || swapped < 0) {
            return 0;
        }
        return lines.stream().skip(1).map(SysvSegments::fields)
                .filter(segment -> segment.size() == header.size() && segment.get(attached).equals("0"))
                .mapToLong(segment -> Long.parseLong(segment.get(swapped)))
                .sum();
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.strip().split("\\s+"));
    }
}
