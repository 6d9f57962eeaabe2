// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import swapwho.model.Process;

/** Who a process is: its name, its cgroup and its number in a container, from its folder in /proc. */
final class Identity {
    private static final int NAME_BYTES = 16;

    private final Hierarchy hierarchy;
    /** Our own pid namespace; null when unknown. */
    private final String namespace;

    /** @param root the folder that holds proc and sys, normally / */
    Identity(Path root) {
        hierarchy = Hierarchy.of(root);
        namespace = namespace(root.resolve("proc/self"));
    }

    Process read(Target target) throws IOException {
        byte[] name = Files.readAllBytes(target.folder().resolve("comm"));
        long[] words = new long[2];
        // The name ends with a line end that is no part of it.
        for (int i = 0; i < Math.min(name.length - 1, NAME_BYTES); i++) {
            words[i / 8] |= (name[i] & 0xFFL) << 8 * (i % 8);
        }
        Process process = new Process(target.pid(), 0, words[0], words[1]);
        process.cgroupPath = hierarchy == null ? null : hierarchy.path(target.folder());
        process.containerPid = containerPid(target.folder());
        return process;
    }

    /** 0 when it is in our namespace: most are, and a status takes the kernel long to write. */
    private int containerPid(Path folder) throws IOException {
        if (namespace != null && namespace.equals(namespace(folder))) {
            return 0;
        }
        for (String line : Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("NStgid:")) {
                // From the namespace of this /proc down to its own.
                String[] numbers = line.split("\t");
                return numbers.length > 2 ? Integer.parseInt(numbers[numbers.length - 1]) : 0;
            }
        }
        return 0;
    }

    /** Null when it cannot be known. */
    private static String namespace(Path folder) {
        try {
            return Files.readSymbolicLink(folder.resolve("ns/pid")).toString();
        } catch (IOException e) {
            return null;
        }
    }
}
