// SPDX-License-Identifier: Apache-2.0
package swapwho.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that stands for / of a machine. */
public record Root(Path path) {
    public static final String SWAPS = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";

    /** A machine with one swap device and counters that stand still. */
    public static Root withSwap(Path folder) {
        return new Root(folder)
                .file("proc/swaps", SWAPS + "/dev/vdb partition 1 0 -2\n")
                .file("proc/vmstat", "nr_free_pages 100\npswpin 5\npswpout 1000\nzswpin 0\nzswpout 0\n");
    }

    public Root file(String name, String content) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content, StandardCharsets.ISO_8859_1);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page at an address is in a slot; every other one is in none. */
    public Root pagemap(int pid, long address, int type, long offset) {
        try (RandomAccessFile pagemap = new RandomAccessFile(path.resolve("proc/" + pid + "/pagemap").toFile(), "rw")) {
            pagemap.setLength(0);
            pagemap.seek(address / 4096 * 8);
            pagemap.writeLong(Long.reverseBytes(1L << 62 | offset << 5 | type));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param startTick since boot, in hundredths of a second */
    public Root process(int pid, String command, long startTick, String maps) {
        String before = "S 1 1 1 0 -1 4194304 1 0 0 0 1 1 0 0 20 0 1 0 ";
        return file("proc/" + pid + "/stat", pid + " (" + command + ") " + before + startTick + " 1 1 1\n")
                .file("proc/" + pid + "/maps", maps);
    }
}
