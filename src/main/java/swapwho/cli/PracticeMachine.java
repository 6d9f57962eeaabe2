// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder that stands for a machine with one process that has a page in swap; a real one may have none. */
final class PracticeMachine implements AutoCloseable {
    private static final Map<String, String> FILES = Map.of(
            "swaps", "Filename Type Size Used Priority\n/dev/vdb partition 400 40 -2\n",
            "meminfo", "MemTotal: 400 kB\nSwapCached: 4 kB\n",
            "self/pagemap", "",
            "1/status", "State:\tS\nNStgid:\t1\nVmSwap:\t4 kB\n",
            "1/comm", "init\n",
            "1/cgroup", "0::/\n",
            "1/maps", "0-1000 rw-p 00000000 00:00 0 [heap]\n1000-2000 rw-s 00000000 00:01 1 /memfd:m (deleted)\n",
            "1/smaps", "1000-2000 rw-s 00000000 00:01 1 /memfd:m (deleted)\nSwap: 4 kB\n",
            // Slot 1 of the first area: bit 62 and, from bit 5 on, the slot's place.
            "1/pagemap", "\u0020\0\0\0\0\0\0\u0040");

    private final Path root;

    PracticeMachine() throws IOException {
        root = Files.createTempDirectory("swapwho-practice");
        for (var file : FILES.entrySet()) {
            Path path = root.resolve("proc").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    Path root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        for (String file : FILES.keySet()) {
            Files.delete(root.resolve("proc").resolve(file));
        }
        for (String folder : new String[] {"proc/1", "proc/self", "proc", ""}) {
            Files.delete(root.resolve(folder));
        }
    }
}
