// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
