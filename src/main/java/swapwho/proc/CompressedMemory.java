// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import swapwho.model.Compressed;

/** zswap and each zram that hold something now. */
public final class CompressedMemory {
    /** Of mm_stat: bytes of the pages as they were, and of the memory that is taken for them. */
    private static final int ORIGINAL = 0;

    private static final int USED = 2;

    private CompressedMemory() {}

    /**
     * @param root     the folder that holds proc and sys, normally /
     * @param pageSize bytes in a base page
     */
    public static List<Compressed> read(Path root, long pageSize) {
        List<Compressed> found = new ArrayList<>();
        Compressed zswap = zswap(root, pageSize);
        if (zswap != null && zswap.stored() > 0) {
            found.add(zswap);
        }
        File[] disks = root.resolve("sys/block").toFile().listFiles((folder, name) -> name.matches("zram\\d+"));
        for (File disk : disks == null ? new File[0] : disks) {
            String[] numbers = text(disk.toPath().resolve("mm_stat")).split("\\s+");
            if (numbers.length > USED && !numbers[ORIGINAL].equals("0")) {
                found.add(new Compressed(disk.getName(), Long.parseLong(numbers[ORIGINAL]), Long.parseLong(numbers[USED])));
            }
        }
        found.sort(Comparator.comparing(Compressed::name).reversed());
        return found;
    }

    /** By meminfo, which 5.19 and newer have it in; before that only the kernel's debugging files tell, and only root. */
    private static Compressed zswap(Path root, long pageSize) {
        long stored = Meminfo.bytes(root, "Zswapped");
        long used = Meminfo.bytes(root, "Zswap");
        if (stored >= 0 && used >= 0) {
            return new Compressed("zswap", stored, used);
        }
        Path debug = root.resolve("sys/kernel/debug/zswap");
        String pages = text(debug.resolve("stored_pages"));
        String pool = text(debug.resolve("pool_total_size"));
        return pages.isEmpty() || pool.isEmpty() ? null
                : new Compressed("zswap", Long.parseLong(pages) * pageSize, Long.parseLong(pool));
    }

    /** Empty when it cannot be read. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
