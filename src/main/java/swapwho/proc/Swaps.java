// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * /proc/swaps, and which swap area has which type number. The file lists the active areas in the order of their
 * types but does not say the types, and a swapoff leaves a gap; so an area's type is told only where the types
 * that were seen in use leave no choice.
 */
public final class Swaps {
    private final Path file;
    private List<String> areas = List.of();
    private long seenTypes;

    /** @param root the folder that holds proc, normally / */
    public Swaps(Path root) {
        file = root.resolve("proc/swaps");
    }

    /** Devices and files of the active areas, in the order of their types; empty also when the list cannot be read. */
    public List<String> read() {
        List<String> found = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                found.add(new StringTokenizer(line, " \t").nextToken());
            }
        } catch (IOException e) {
            found.clear();
        }
        if (!found.equals(areas)) {
            areas = found;
            seenTypes = 0;
        }
        return areas;
    }

    /** The area with a type that was just seen in use, or null when it cannot be known for sure. */
    public byte[] device(int type) {
        read();
        seenTypes |= 1L << type;
        int seenBelow = Long.bitCount(seenTypes & (1L << type) - 1);
        int seen = Long.bitCount(seenTypes);
        boolean allSeen = seen == areas.size();
        boolean allBelowSeen = seenBelow == type && type < areas.size();
        if (seen > areas.size() || !allSeen && !allBelowSeen) {
            return null;
        }
        return unescape(areas.get(seenBelow));
    }

    /** The kernel writes blanks and backslashes in paths as three octal digits. */
    static byte[] unescape(String path) {
        byte[] bytes = new byte[path.length()];
        int length = 0;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '\\' && i + 3 < path.length()) {
                bytes[length++] = (byte) Integer.parseInt(path.substring(i + 1, i + 4), 8);
                i += 3;
            } else {
                bytes[length++] = (byte) path.charAt(i);
            }
        }
        return java.util.Arrays.copyOf(bytes, length);
    }
}
