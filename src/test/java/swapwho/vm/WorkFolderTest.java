// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path folder;

    @Test
    void goesWithAllInIt() throws IOException {
        Path path;
        try (WorkFolder work = WorkFolder.create(new Cache(folder))) {
            path = work.path();
            Files.writeString(Files.createDirectories(path.resolve("root/bin")).resolve("sh"), "shell");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void removesWhatAKilledRunLeftAndNothingElse() throws IOException {
        Path left = Files.createDirectories(folder.resolve("run/vm-left"));
        Files.createFile(left.resolve("lock"));
        Files.createFile(left.resolve("root.img"));
        Path beingMade = Files.createDirectories(folder.resolve("run/vm-new"));
        try (WorkFolder running = WorkFolder.create(new Cache(folder));
                WorkFolder other = WorkFolder.create(new Cache(folder))) {
            assertThat(left).doesNotExist();
            assertThat(beingMade).exists();
            assertThat(running.path()).exists();
            assertThat(other.path()).exists();
        }
    }

    /** Another process with a guest of its own is to see that the first folder is in use, whatever this one did since. */
    @Test
    void aSecondGuestOfAProcessLeavesTheFirstOnesLock() throws Exception {
        try (WorkFolder first = WorkFolder.create(new Cache(folder));
                WorkFolder second = WorkFolder.create(new Cache(folder))) {
            Process stranger = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                    System.getProperty("java.class.path"), Stranger.class.getName(), folder.toString()).inheritIO().start();
            assertThat(stranger.waitFor()).isZero();
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
    }

    static final class Stranger {
        public static void main(String[] arguments) throws IOException {
            WorkFolder.create(new Cache(Path.of(arguments[0]))).close();
        }
    }

    /** Each makes its folder while others look for leftovers. */
    @Test
    void severalAtOnceLeaveEachOtherAlone() throws Exception {
        Cache cache = new Cache(folder);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> runs = Collections.nCopies(400, () -> {
                try (WorkFolder work = WorkFolder.create(cache)) {
                    return Files.exists(work.path().resolve("lock"));
                }
            });
            for (Future<Boolean> run : threads.invokeAll(runs)) {
                assertThat(run.get()).isTrue();
            }
        }
    }
}
