// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The pages of libraries and of Java's archive that a start has touched, many of them for the last time. Once memory is locked
 * they would stay for good. They are as their files are, so they can go: what is touched again comes back from the page cache.
 */
final class StartPages {
    /** @param from the first address; to: the one after the last */
    record Mapping(long from, long to) {}

    private static final String ANONYMOUS = "Anonymous:";
    private static final String SWAP = "Swap:";

    private StartPages() {}

    /** @param root the folder that holds proc, normally / */
    static List<Mapping> ofThisProcess(Path root) {
        try {
            return unwritten(Files.readString(root.resolve("proc/self/smaps")));
        } catch (IOException problem) {
            return List.of();
        }
    }

    /**
     * Private mappings of files that cannot be written to and have no page but the file's, nor one in swap: the linker
     * writes to some before it takes the right away, and that would be gone.
     *
     * @param smaps as /proc/PID/smaps has it: proc_pid_smaps(5)
     */
    static List<Mapping> unwritten(String smaps) {
        List<Mapping> mappings = new ArrayList<>();
        Mapping mapping = null;
        int end;
        for (int at = 0; (end = smaps.indexOf('\n', at)) >= 0; at = end + 1) {
            if (!Character.isUpperCase(smaps.charAt(at))) {
                mapping = readOnly(smaps.substring(at, end));
            } else if (mapping != null && has(smaps, at, end, ANONYMOUS)) {
                mapping = null;
            } else if (mapping != null && smaps.startsWith(SWAP, at) && !has(smaps, at, end, SWAP)) {
                mappings.add(mapping);
            }
        }
        return mappings;
    }

    /** Whether the line has this key, and a size that is not 0. In smaps swap comes after anonymous memory. */
    private static boolean has(String smaps, int at, int end, String key) {
        return smaps.startsWith(key, at) && !smaps.substring(at + key.length(), end).strip().equals("0 kB");
    }

    /** The line "FROM-TO r-xp OFFSET DEVICE INODE /PATH"; null for another kind of mapping. */
    private static Mapping readOnly(String line) {
        int dash = line.indexOf('-');
        int space = line.indexOf(' ');
        if (!line.contains(" /") || line.charAt(space + 2) != '-' || line.charAt(space + 4) != 'p') {
            return null;
        }
        return new Mapping(HexFormat.fromHexDigitsToLong(line, 0, dash), HexFormat.fromHexDigitsToLong(line, dash + 1, space));
    }
}
