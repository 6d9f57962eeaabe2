// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** The modules of a kernel: kept as far as a guest that swaps may want them. */
final class ModuleTree {
    /** Below kernel/: block devices, compressors, file systems for the root and for loads; no network, no graphics. */
    private static final List<String> KEPT = List.of("arch/x86/crypto/", "block/", "crypto/", "drivers/block/",
            "drivers/char/virtio_console", "drivers/md/", "drivers/virtio/", "fs/btrfs/", "fs/ext4/", "fs/fuse/",
            "fs/jbd2/", "fs/mbcache", "fs/overlayfs/", "lib/", "mm/");

    private ModuleTree() {}

    /** Removes what no guest wants, uncompresses the rest and writes modules.dep; root has lib/modules/RELEASE. */
    static void prepare(Path root, String release) throws VmException, IOException {
        Path modules = root.resolve("lib/modules").resolve(release);
        Path kernel = modules.resolve("kernel");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(kernel)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        List<String> xz = new ArrayList<>(List.of("unxz"));
        List<String> zstd = new ArrayList<>(List.of("-q", "-d", "--rm"));
        for (Path file : files) {
            String name = kernel.relativize(file).toString();
            if (KEPT.stream().noneMatch(name::startsWith)) {
                Files.delete(file);
            } else if (name.endsWith(".xz")) {
                xz.add(file.toString());
            } else if (name.endsWith(".zst")) {
                zstd.add(file.toString());
            }
        }
        if (xz.size() > 1) {
            HostProgram.BUSYBOX.run(root, Map.of(), xz.toArray(String[]::new));
        }
        if (zstd.size() > 3) {
            HostProgram.ZSTD.run(root, Map.of(), zstd.toArray(String[]::new));
        }
        HostProgram.BUSYBOX.run(root, Map.of(), "depmod", "-b", root.toString(), release);
    }

    /**
     * The files, in the order in which they must be loaded, that bring the named modules; a name that is not
     * there is built into the kernel.
     *
     * @param dependencies lines of modules.dep: "file: file file", the last one to be loaded first
     */
    static List<String> loadOrder(List<String> dependencies, List<String> names) {
        SequencedSet<String> order = new LinkedHashSet<>();
        for (String name : names) {
            for (String line : dependencies) {
                String[] parts = line.split(": ?", 2);
                if (moduleName(parts[0]).equals(name.replace('-', '_'))) {
                    String[] needs = parts[1].isBlank() ? new String[0] : parts[1].strip().split(" +");
                    List.of(needs).reversed().forEach(order::add);
                    order.add(parts[0]);
                }
            }
        }
        return List.copyOf(order);
    }

    private static String moduleName(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ko(\\..*)?$", "").replace('-', '_');
    }
}
