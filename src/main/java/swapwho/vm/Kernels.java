// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's kernels, unpacked in the cache; fetched only when they are not there. */
public final class Kernels {
    private final Cache cache;

    public Kernels(Cache cache) {
        this.cache = cache;
    }

    /** The kernel of a series: from the cache, or the newest that Debian has. */
    public Kernel get(Series series, Progress progress) throws VmException {
        Path folder = cache.entry("kernels/" + series, part -> fetch(series, part, progress));
        try {
            List<String> version = Files.readAllLines(folder.resolve("version"));
            return new Kernel(series, version.get(0), version.get(1), folder.resolve("vmlinuz"),
                    folder.resolve("lib/modules").resolve(version.get(0)));
        } catch (IOException e) {
            throw new VmException("the cached kernel %s is broken; remove it: rm -r %s".formatted(series, folder), e);
        }
    }

    private static void fetch(Series series, Path folder, Progress progress) throws VmException, IOException {
        Path aptFolder = Files.createDirectory(folder.resolve("apt"));
        Apt apt = Apt.in(aptFolder, series);
        apt.update(progress);
        List<DebianPackage> known = apt.show(series.metapackage());
        DebianPackage meta = DebianPackage.newest(known, series.version()).orElseThrow(() -> new VmException(
                "Debian's %s has no kernel %s now (it has %s); choose another: --kernel %s".formatted(series.suite(),
                        series, known.isEmpty() ? "none" : known.getFirst().version(), String.join(" or ", Series.versions()))));
        String imageName = meta.dependency("linux-image-").orElseThrow(() -> new VmException(
                "Debian's package %s %s names no kernel; choose another: --kernel %s".formatted(meta.name(),
                        meta.version(), String.join(" or ", Series.versions()))));
        DebianPackage image = apt.show(imageName).getFirst();

        List<DebianPackage> parts = new ArrayList<>(List.of(image));
        // Since 6.19 the image package is empty: the kernel and its modules are packages of their own.
        for (String prefix : List.of("linux-binary-", "linux-modules-")) {
            if (image.dependency(prefix).isPresent()) {
                parts.add(apt.show(image.dependency(prefix).get()).getFirst());
            }
        }
        Path tree = Files.createDirectory(folder.resolve("tree"));
        for (DebianPackage part : parts) {
            Path file = apt.download(part, progress);
            HostProgram.DPKG_DEB.run(folder, Map.of(), "-x", file.toString(), tree.toString());
        }
        progress.step("unpack " + image.name(), 0, 0);
        unpack(tree, folder, image.version());
        Cache.delete(tree);
        Cache.delete(aptFolder);
    }

    /** From the packages' files to what a Kernel names. */
    private static void unpack(Path tree, Path folder, String debianVersion) throws VmException, IOException {
        Path modules = only(tree, "lib/modules/*", "usr/lib/modules/*");
        String release = modules.getFileName().toString();
        Files.move(only(tree, "boot/vmlinuz-*", "usr/lib/modules/*/vmlinuz"), folder.resolve("vmlinuz"));
        Files.createDirectories(folder.resolve("lib/modules"));
        Files.move(modules, folder.resolve("lib/modules").resolve(release));
        ModuleTree.prepare(folder, release);
        Files.write(folder.resolve("version"), List.of(release, debianVersion));
    }

    private static Path only(Path tree, String... patterns) throws VmException, IOException {
        for (String pattern : patterns) {
            try (Stream<Path> files = Files.find(tree, 5, (file, attributes) ->
                    tree.getFileSystem().getPathMatcher("glob:" + pattern).matches(tree.relativize(file)))) {
                var found = files.findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new VmException("the kernel's packages have no " + String.join(" or ", patterns)
                + "; choose another kernel with --kernel");
    }
}
