// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
                if (fields[TYPE].equals("cgroup") && List.of(fields[OPTIONS].split(",")).contains("memory")) {
                    return new Hierarchy(mount(root, fields[1]), false);
                }
                if (found == null && fields[TYPE].equals("cgroup2")) {
                    found = new Hierarchy(mount(root, fields[1]), true);
                }
            }
        } catch (IOException e) {
            // No /proc: nothing is known.
        }
        return found;
    }

    private static Path mount(Path root, String below) {
        return BytePath.resolve(root, below.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Where a process is in this tree, from its /proc/PID/cgroup; null when the file does not say. */
    byte[] path(Path processFolder) throws IOException {
        byte[] text = Files.readAllBytes(processFolder.resolve("cgroup"));
        return path(text, text.length);
    }

    /** The same from what the file says, lines of NUMBER:CONTROLLERS:PATH. */
    byte[] path(byte[] text, int length) {
        for (int line = 0, end; line < length; line = end + 1) {
            end = find('\n', text, line, length);
            int controllers = find(':', text, line, end) + 1;
            int path = find(':', text, controllers, end) + 1;
            if (path < end && text[path] == '/' && isOurs(text, controllers, path - 1)) {
                return Arrays.copyOfRange(text, path, end);
            }
        }
        return null;
    }

    private boolean isOurs(byte[] text, int from, int to) {
        return version2 ? from == to
                : List.of(new String(text, from, to - from, StandardCharsets.ISO_8859_1).split(",")).contains("memory");
    }

    private static int find(char wanted, byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }
}
