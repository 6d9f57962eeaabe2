// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where demo's files go: the user's folder, or a temporary one that is removed also when demo is interrupted. */
final class DemoFolder implements AutoCloseable {
    private final Path path;
    private boolean temporary;
    private final Thread hook = new Thread(this::delete);

    private DemoFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    static DemoFolder of(Optional<Path> wanted) throws IOException {
        if (wanted.isPresent()) {
            return new DemoFolder(Files.createDirectories(wanted.get()).toAbsolutePath(), false);
        }
        DemoFolder folder = new DemoFolder(Files.createTempDirectory("swapwho-demo-"), true);
        Runtime.getRuntime().addShutdownHook(folder.hook);
        return folder;
    }

    Path path() {
        return path;
    }

    /** Keeps a temporary folder when something is in it, for what went wrong is to be read there; whether it stays. */
    boolean keep() {
        temporary &= path.toFile().list().length == 0;
        return !temporary;
    }

    private void delete() {
        if (temporary) {
            remove(path);
        }
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What is not there any more needs no removing.
            return;
        }
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun, and the hook with it.
        }
    }
}
