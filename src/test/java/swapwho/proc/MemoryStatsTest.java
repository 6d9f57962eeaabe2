// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Counter;
import swapwho.model.Counters;
import swapwho.testing.Root;

class MemoryStatsTest {
    @TempDir
    private Path folder;

    private Root root;
    private MemoryStats stats;

    @BeforeEach
    void machine() {
        root = new Root(folder).file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n");
        stat("/a", "anon 1\npswpin 10\npswpout 100\nzswpout 7\n");
        stats = new MemoryStats(folder);
        stats.begin();
    }

    @Test
    void theChangeSinceTheBegin() throws IOException {
        stat("/a", "anon 1\npswpin 12\npswpout 130\nzswpout 7\n");
        Counters change = change("/a");
        assertThat(change.of(Counter.PSWPOUT)).isEqualTo(30);
        assertThat(change.of(Counter.PSWPIN)).isEqualTo(2);
        assertThat(change.of(Counter.ZSWPOUT)).isZero();
        assertThat(change.has(Counter.ZSWPWB)).isFalse();
    }

    @Test
    void aCgroupThatCameLaterBeganWithNothing() throws IOException {
        stat("/a/new", "pswpout 5\n");
        assertThat(change("/a/new").of(Counter.PSWPOUT)).isEqualTo(5);
    }

    @Test
    void oneThatWasThereButNotReadIsNotKnown() throws IOException {
        for (int i = 0; i < 1001; i++) {
            stat("/many/" + i, "pswpout 5\n");
        }
        stats = new MemoryStats(folder);
        stats.begin();
        long known = java.util.stream.IntStream.range(0, 1001).filter(i -> {
            try {
                return change("/many/" + i).has(Counter.PSWPOUT);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).count();
        // The top, /a and /many were read before.
        assertThat(known).isEqualTo(997);
    }

    @Test
    void oneThatIsGoneOrAnotherNowIsNotKnown() throws IOException {
        assertThat(change(id("/a"), "/gone").has(Counter.PSWPOUT)).isFalse();
        assertThat(change(id("/a") + 1, "/a").has(Counter.PSWPOUT)).isFalse();
    }

    @Test
    void oneWithoutTheMemoryControllerHasNoNumbers() throws IOException {
        Files.createDirectories(folder.resolve("sys/fs/cgroup/bare"));
        assertThat(change("/bare").has(Counter.PSWPOUT)).isFalse();
    }

    @Test
    void versionOneCountsNoSwapping() throws IOException {
        root.file("proc/self/mounts", "cgroup /sys/fs/cgroup cgroup rw,memory 0 0\n");
        stats = new MemoryStats(folder);
        stats.begin();
        assertThat(stats.byId()).isFalse();
        assertThat(change("/a").has(Counter.PSWPOUT)).isFalse();
    }

    private void stat(String cgroup, String text) {
        root.file("sys/fs/cgroup" + cgroup + "/memory.stat", text);
    }

    private long id(String cgroup) throws IOException {
        return (long) Files.getAttribute(folder.resolve("sys/fs/cgroup" + cgroup), "unix:ino");
    }

    private Counters change(String cgroup) throws IOException {
        return change(id(cgroup), cgroup);
    }

    private Counters change(long id, String cgroup) {
        return stats.change(id, cgroup.getBytes(StandardCharsets.UTF_8));
    }
}
