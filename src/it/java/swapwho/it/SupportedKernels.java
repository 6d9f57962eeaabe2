// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The support promise, src/it/kernels.txt; -Dkernel=6.12,7.3 chooses of it. */
public final class SupportedKernels {
    private SupportedKernels() {}

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

    /** Whether it has zswap, which its guest then switches on. */
    public static boolean zswap(String kernel) {
        return kernel.endsWith("-generic");
    }

    /** Whether it can preempt a BPF program, and skips it for other tasks meanwhile. */
    public static boolean skipsPrograms(String kernel) {
        return kernel.startsWith("7.3");
    }

    /** For what has nothing to do with the kernel's flavour: the other flavour of each is among them. */
    public static List<String> withoutZswap() {
        return chosen().stream().filter(kernel -> !zswap(kernel)).toList();
    }

    /** Those to be tested now: the ones asked for, or all. */
    public static List<String> chosen() {
        String wanted = System.getProperty("kernel", "");
        if (wanted.isEmpty()) {
            return all();
        }
        List<String> names = List.of(wanted.split(","));
        if (!all().containsAll(names)) {
            throw new IllegalArgumentException("src/it/kernels.txt has not all of these kernels: " + wanted);
        }
        return all().stream().filter(names::contains).toList();
    }
}
