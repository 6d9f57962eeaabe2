// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    @TempDir
    private Path folder;

    private Cache cache;

    @BeforeEach
    void create() {
        cache = new Cache(folder.resolve("cache"));
    }

    @Test
    void makesAnEntryOnce() throws VmException {
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            Path entry = cache.entry("kernels/6.12", part -> {
                made.incrementAndGet();
                Files.writeString(part.resolve("vmlinuz"), "kernel");
            });
            assertThat(entry.resolve("vmlinuz")).hasContent("kernel");
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatFailedHalfWayLeavesNothing() {
        assertThatThrownBy(() -> cache.entry("kernels/6.12", part -> {
            Files.writeString(part.resolve("vmlinuz"), "half a ker");
            throw new VmException("no network");
        })).isInstanceOf(VmException.class).hasMessage("no network");
        assertThat(cache.root().resolve("kernels/6.12")).doesNotExist();
        assertThat(cache.root().resolve("kernels/6.12.part")).doesNotExist();
    }

    @Test
    void whatWasKilledHalfWayIsMadeAnew() throws IOException, VmException {
        Path left = Files.createDirectories(cache.root().resolve("kernels/6.12.part"));
        Files.writeString(left.resolve("old"), "half");
        Path entry = cache.entry("kernels/6.12", part -> Files.writeString(part.resolve("new"), "whole"));
        assertThat(entry.resolve("old")).doesNotExist();
        assertThat(entry.resolve("new")).exists();
    }

    @Test
    void aFullDiskIsOneLineWithARemedy() {
        assertThatThrownBy(() -> cache.entry("kernels/6.12", part -> {
            throw new IOException("No space left on device");
        })).isInstanceOf(VmException.class).hasMessageContaining("No space left on device")
                .hasMessageContaining("SWAPWHO_CACHE");
    }

    @Test
    void twoAtOnceMakeItOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Callable<Path> want = () -> cache.entry("kernels/6.12", part -> {
            made.incrementAndGet();
            pause();
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Path> one : threads.invokeAll(List.of(want, want))) {
                assertThat(one.get()).isDirectory();
            }
        }
        assertThat(made).hasValue(1);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
