// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

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
        long bytes = 0;
        for (String line : lines.subList(1, lines.size())) {
            List<String> segment = fields(line);
            if (segment.size() == header.size() && segment.get(attached).equals("0")) {
                bytes += Long.parseLong(segment.get(swapped));
            }
        }
        return bytes;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(line); tokens.hasMoreTokens(); ) {
            fields.add(tokens.nextToken());
        }
        return fields;
    }
}
