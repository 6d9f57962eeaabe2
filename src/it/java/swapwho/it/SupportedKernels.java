// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The support promise, src/it/kernels.txt; -Dkernel=6.12 chooses one of it. */
public final class SupportedKernels {
    /**
     * What may be lost where programs are skipped: one in so many, for when a program and its understudy are both
     * preempted on a CPU where a third task reclaims. Seen: 13 of 39,241.
     */
    static final int IN_SO_MANY = 500;

    private SupportedKernels() {}

    /** Whether the kernel can preempt a BPF program, and skips it for other tasks meanwhile. */
    static boolean skipsPrograms(String kernel) {
        return kernel.equals("7.3");
    }

    /** All of them, oldest first. */
    public static List<String> all() {
        try {
            return Files.readAllLines(Path.of("src/it/kernels.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+")[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those to be tested now. */
    public static List<String> chosen() {
        String one = System.getProperty("kernel", "");
        List<String> chosen = all().stream().filter(kernel -> one.isEmpty() || kernel.equals(one)).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("src/it/kernels.txt has no kernel " + one);
        }
        return chosen;
    }
}
