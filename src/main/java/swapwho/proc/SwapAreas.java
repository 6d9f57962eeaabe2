// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import swapwho.model.SwapArea;

/** All of /proc/swaps: the areas with their sizes, in the order of their types. */
public final class SwapAreas {
    private static final int FIELDS = 5;

    private SwapAreas() {}

    /**
     * @param root     the folder that holds proc, normally /
     * @param pageSize bytes in a base page
     */
    public static List<SwapArea> read(Path root, long pageSize) throws IOException {
        Path file = root.resolve("proc/swaps");
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + "; mount it: mount -t proc proc /proc", e);
        }
        List<SwapArea> areas = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            // No split: its pattern would cost more than all that it splits.
            StringTokenizer tokens = new StringTokenizer(line, " \t");
            if (tokens.countTokens() == FIELDS) {
                areas.add(new SwapArea(Swaps.unescape(tokens.nextToken()), tokens.nextToken(), pages(tokens.nextToken(), pageSize),
                        pages(tokens.nextToken(), pageSize), Integer.parseInt(tokens.nextToken())));
            }
        }
        return areas;
    }

    private static long pages(String kb, long pageSize) {
        return Long.parseLong(kb) * 1024 / pageSize;
    }
}
