// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folder for what is slow to get: kernels and Java runtimes. Removing it is always safe, and is how to renew it.
 *
 * @param root SWAPWHO_CACHE, else swapwho in XDG_CACHE_HOME, else ~/.cache/swapwho
 */
public record Cache(Path root) {
    /** Makes an entry's content in an empty folder. */
    @FunctionalInterface
    interface Maker {
        void make(Path folder) throws VmException, IOException;
    }

    public static Cache ofUser() {
        String own = System.getenv("SWAPWHO_CACHE");
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path root;
        if (own != null && !own.isEmpty()) {
            root = Path.of(own);
        } else if (xdg != null && xdg.startsWith("/")) {
            root = Path.of(xdg, "swapwho");
        } else {
            root = Path.of(System.getProperty("user.home"), ".cache", "swapwho");
        }
        return new Cache(root.toAbsolutePath());
    }

    /**
     * The entry's folder, made first when it is not there. Others who want it at the same time wait; what is
     * half made never gets the entry's name, so that what has the name is whole.
     */
    Path entry(String name, Maker maker) throws VmException {
        Path entry = root.resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        // The file lock keeps out other processes, the monitor this one's other threads.
        synchronized (Cache.class) {
            try {
                Files.createDirectories(entry.getParent());
                try (FileChannel lock = FileChannel.open(root.resolve(name + ".lock"), StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
                    lock.lock();
                    if (!Files.isDirectory(entry)) {
                        make(root.resolve(name + ".part"), entry, maker);
                    }
                }
            } catch (IOException e) {
                throw VmException.cannotWrite("write to the cache " + root, e);
            }
        }
        return entry;
    }

    private static void make(Path part, Path entry, Maker maker) throws VmException, IOException {
        try {
            delete(part);
            Files.createDirectories(part);
            maker.make(part);
            Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
    }

    /** Deletes a folder and all in it, as far as that is possible. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            deepestFirst.forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What cannot be removed stays; its name says that it is not finished.
            return;
        }
    }
}
