// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** /proc/meminfo. */
final class Meminfo {
    private Meminfo() {}

    /** Bytes, or -1 when there is no such line. */
    static long bytes(Path root, String name) {
        try {
            for (String line : Files.readAllLines(root.resolve("proc/meminfo"))) {
                if (line.startsWith(name + ":")) {
                    int end = line.lastIndexOf(' ');
                    return 1024 * Long.parseLong(line, line.lastIndexOf(' ', end - 1) + 1, end, 10);
                }
            }
        } catch (IOException e) {
            return -1;
        }
        return -1;
    }
}
