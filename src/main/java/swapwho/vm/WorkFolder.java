// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder for one run's disks. It lies in the cache, not in /tmp, which is RAM on some machines. It goes when the
 * run ends or is interrupted; what a killed run left, the next one removes.
 */
final class WorkFolder implements AutoCloseable {
    /**
     * Those of this process. Their lock files must not even be opened again: when a process closes one channel to a file,
     * the kernel drops its locks on that file through any other.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;
    private final Thread hook = new Thread(this::delete);

    private WorkFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * One at a time, among the threads of this process and among processes: a folder that has its lock file but is not
     * locked yet looks like one that a killed run left.
     */
    static synchronized WorkFolder create(Cache cache) throws IOException {
        Path parent = Files.createDirectories(cache.root().resolve("run"));
        try (FileChannel making = lockFile(parent)) {
            making.lock();
            removeLeftovers(parent);
            Path path = Files.createTempDirectory(parent, "vm-");
            OWN.add(path);
            WorkFolder work = new WorkFolder(path, lockFile(path));
            work.lock.lock();
            Runtime.getRuntime().addShutdownHook(work.hook);
            return work;
        }
    }

    Path path() {
        return path;
    }

    private static FileChannel lockFile(Path path) throws IOException {
        return FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void removeLeftovers(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, "vm-*")) {
            for (Path folder : folders) {
                // One without a lock file was never begun, or is being deleted at this moment.
                if (!OWN.contains(folder) && Files.exists(folder.resolve("lock"))) {
                    try (FileChannel channel = lockFile(folder); FileLock free = channel.tryLock()) {
                        if (free != null) {
                            Cache.delete(folder);
                        }
                    } catch (NoSuchFileException e) {
                        continue; // its run has just ended
                    }
                }
            }
        }
    }

    private void delete() {
        Cache.delete(path);
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun; deleting twice does no harm.
        }
        delete();
        lock.close();
        OWN.remove(path);
    }
}
