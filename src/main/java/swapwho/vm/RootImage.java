// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/** The guest's disk: a tree of files, made into an ext4 image without root. */
final class RootImage {
    /** Sparse: what the guest does not write takes no room here. */
    private static final String SIZE = "4G";

    private RootImage() {}

    static void build(GuestSpec spec, Cache cache, Path tree, Path image, Progress progress)
            throws VmException, IOException {
        for (String folder : List.of("bin", "dev", "guest", "out", "proc", "root", "run", "sys", "tmp", "usr/bin")) {
            Files.createDirectories(tree.resolve(folder));
        }
        place(StaticBusybox.path(), tree.resolve("bin/busybox"));
        for (String applet : HostProgram.BUSYBOX.run(tree, Map.of(), "--list").lines().toList()) {
            if (!applet.equals("busybox")) {
                Files.createSymbolicLink(tree.resolve("bin").resolve(applet), Path.of("busybox"));
            }
        }
        // The kernel itself calls /sbin/modprobe.
        Files.createSymbolicLink(tree.resolve("sbin"), Path.of("bin"));
        for (String name : List.of("init.sh", "run-load.sh", "truth", "fork_cow")) {
            GuestResources.copy(name, tree.resolve("guest").resolve(name));
        }
        Files.writeString(tree.resolve("guest/script"), spec.script());
        place(spec.kernel().modules(), tree.resolve("lib/modules").resolve(spec.kernel().release()));
        if (spec.home().isPresent()) {
            placeHome(spec.home().get(), cache, tree, progress);
        }
        for (Map.Entry<String, Path> file : spec.files().entrySet()) {
            place(file.getValue().toRealPath(), tree.resolve(file.getKey().replaceFirst("^/+", "")));
        }
        // No journal: nothing to replay when the image is read after the guest's sync, and fewer writes under emulation.
        HostProgram.MKE2FS.run(tree, Map.of(), "-q", "-F", "-t", "ext4", "-O", "^has_journal,^metadata_csum",
                "-E", "root_owner=0:0", "-m", "0", "-i", "65536", "-d", tree.toString(), image.toString(), SIZE);
    }

    private static void placeHome(Path home, Cache cache, Path tree, Progress progress) throws VmException, IOException {
        Path target = tree.resolve("opt/swapwho");
        place(home, target);
        Path runtime = home.resolve("runtime");
        if (!Files.exists(runtime)) {
            runtime = JavaRuntime.get(cache, progress);
            place(runtime, target.resolve("runtime"));
            // Written by another runtime: this one would reject it and then use no archive at all, not even its own.
            Files.deleteIfExists(target.resolve("lib/swapwho.aot"));
        }
        // An installed home brings the libraries along.
        if (!Files.exists(home.resolve("lib/native"))) {
            for (String library : SharedLibraries.of(runtime)) {
                place(Path.of(library).toRealPath(), tree.resolve(library.substring(1)));
            }
        }
        Files.createSymbolicLink(tree.resolve("usr/bin/swapwho"), Path.of("/opt/swapwho/bin/swapwho"));
    }

    /** Puts a file or folder into the tree: by hard link where the file system allows it, else by copy. */
    private static void place(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path to = file.equals(source) ? target : target.resolve(source.relativize(file).toString());
                // Debian's Java has its settings in /etc, which the guest has not.
                boolean leadsOut = attributes.isSymbolicLink() && Files.readSymbolicLink(file).isAbsolute();
                if (leadsOut && Files.exists(file)) {
                    place(file.toRealPath(), to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.deleteIfExists(to);
                    link(file, to, attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void link(Path file, Path to, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()) {
            try {
                Files.createLink(to, file);
                return;
            } catch (IOException e) {
                // Another file system, or another user's file: a copy serves as well.
            }
        }
        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
}
