// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tree of cgroups that has the memory controller: version 2's only one, or version 1's of that controller, also
 * where version 2 is mounted beside it ("hybrid").
 */
record Hierarchy(Path mount, boolean version2) {
    private static final int TYPE = 2;
    private static final int OPTIONS = 3;

    /** @param root the folder that holds proc and sys, normally /; null when there is none */
    static Hierarchy of(Path root) {
        Hierarchy found = null;
        try {
            for (String line : Files.readAllLines(root.resolve("proc/self/mounts"), StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(" ");
                if (fields.length <= OPTIONS) {
                    continue;
                }
                Path mount = BytePath.resolve(root, fields[1].getBytes(StandardCharsets.ISO_8859_1));
                if (fields[TYPE].equals("cgroup") && List.of(fields[OPTIONS].split(",")).contains("memory")) {
                    return new Hierarchy(mount, false);
                }
                if (found == null && fields[TYPE].equals("cgroup2")) {
                    found = new Hierarchy(mount, true);
                }
            }
        } catch (IOException e) {
            // No /proc: nothing is known.
        }
        return found;
    }

    /** Where a process is in this tree, from its /proc/PID/cgroup; null when the file does not say. */
    byte[] path(Path processFolder) throws IOException {
        for (String line : Files.readAllLines(processFolder.resolve("cgroup"), StandardCharsets.ISO_8859_1)) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && fields[2].startsWith("/") && isOurs(fields[1])) {
                return fields[2].getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    private boolean isOurs(String controllers) {
        return version2 ? controllers.isEmpty() : List.of(controllers.split(",")).contains("memory");
    }
}
