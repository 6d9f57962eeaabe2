// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first file system: busybox, the modules that the root disk needs, and early.sh, which mounts it. */
final class Initramfs {
    /** Those that a kernel has built in have no file. crc32c is what ext4 asks the crypto layer for by name. */
    private static final List<String> NAMES = List.of("virtio_pci", "virtio_blk", "virtio_console", "crc32c_generic",
            "ext4");

    private Initramfs() {}

    static void build(Kernel kernel, Path folder, Path image) throws VmException, IOException {
        Files.createDirectories(folder.resolve("modules"));
        Files.copy(StaticBusybox.path(), folder.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        GuestResources.copy("early.sh", folder.resolve("init"));
        List<String> files = ModuleTree.loadOrder(Files.readAllLines(kernel.modules().resolve("modules.dep")), NAMES);
        for (String file : files) {
            Files.copy(kernel.modules().resolve(file), folder.resolve("modules").resolve(Path.of(file).getFileName()));
        }
        Files.write(folder.resolve("modules/order"),
                files.stream().map(file -> Path.of(file).getFileName().toString()).toList());
        try (Stream<Path> all = Files.walk(folder)) {
            String names = all.map(path -> "./" + folder.relativize(path)).collect(Collectors.joining("\n", "", "\n"));
            Path list = Files.writeString(folder.resolveSibling("early.list"), names);
            HostProgram.run(List.of("/bin/sh", "-c", "\"$0\" cpio -o -H newc <\"$1\" >\"$2\"",
                    HostProgram.BUSYBOX.path().toString(), list.toString(), image.toString()), folder, Map.of());
        }
    }
}
