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
import swapwho.testing.Root;

class CgroupsTest {
    @TempDir
    private Path folder;

    private Path top;
    private Cgroups cgroups;

    @BeforeEach
    void machine() throws IOException {
        new Root(folder).file("proc/self/mounts", "sysfs /sys sysfs rw 0 0\ncgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n");
        top = Files.createDirectories(folder.resolve("sys/fs/cgroup"));
        Files.createDirectories(top.resolve("system.slice/ssh.service"));
        Files.writeString(top.resolve("memory.max"), "max\n");
        cgroups = new Cgroups(folder);
    }

    @Test
    void byItsIdAlone() throws IOException {
        assertThat(path(inode("system.slice/ssh.service"), 1)).isEqualTo("/system.slice/ssh.service");
        assertThat(path(inode(""), 1)).isEqualTo("/");
        assertThat(path(0, 1)).isNull();
    }

    @Test
    void byTheProcessBetweenTwoWalks() throws IOException {
        assertThat(path(1, 1)).isNull();
        Path late = Files.createDirectories(top.resolve("late"));
        assertThat(path(inode("late"), 7)).isNull();
        new Root(folder).file("proc/7/cgroup", "0::/late\n");
        assertThat(path(inode("late"), 7)).isEqualTo("/late");
        Files.delete(late);
        assertThat(cgroups.exists("/late")).isFalse();
        assertThat(cgroups.exists("/system.slice")).isTrue();
    }

    @Test
    void aProcessThatHasMovedIsNotBelieved() throws IOException {
        new Root(folder).file("proc/7/cgroup", "0::/system.slice\n");
        assertThat(path(inode("system.slice/ssh.service"), 7)).isEqualTo("/system.slice/ssh.service");
    }

    @Test
    void withoutVersionTwo() {
        new Root(folder).file("proc/self/mounts", "cgroup /sys/fs/cgroup/memory cgroup rw 0 0\n");
        cgroups = new Cgroups(folder);
        assertThat(path(1, 1)).isNull();
        assertThat(cgroups.exists("/")).isFalse();
    }

    private long inode(String path) throws IOException {
        return (long) Files.getAttribute(top.resolve(path), "unix:ino");
    }

    private String path(long id, int pid) {
        byte[] path = cgroups.path(id, pid);
        return path == null ? null : new String(path, StandardCharsets.UTF_8);
    }
}
