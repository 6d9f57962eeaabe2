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
import swapwho.model.Process;
import swapwho.testing.Root;

class CgroupsTest {
    private static final String V2 = "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n";
    private static final String V1 = "cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n"
            + "cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0\ncgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0\n";

    @TempDir
    private Path folder;

    private Path top;
    private Cgroups cgroups;

    @BeforeEach
    void machine() throws IOException {
        new Root(folder).file("proc/self/mounts", "sysfs /sys sysfs rw 0 0\n" + V2);
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
    void namesThatAreNoTextInAnyEncoding() throws IOException {
        byte[] name = {'/', 'b', 'r', (byte) 0xFF, 'k', ' ', '%', '4', '1', '.', 's', 'c', 'o', 'p', 'e'};
        Path odd = Files.createDirectories(BytePath.resolve(top, name));
        long id = (long) Files.getAttribute(odd, "unix:ino");
        assertThat(cgroups.path(id)).isEqualTo(name);
        new Root(folder).file("proc/7/cgroup", "0::" + new String(name, StandardCharsets.ISO_8859_1) + "\n");
        assertThat(new Cgroups(folder).path(process(7, id))).isEqualTo(name);
    }

    @Test
    void underVersionOneTheProcessIsAskedForThatOfTheMemoryController() {
        new Root(folder).file("proc/self/mounts", V1)
                .process(7, "hog", 500, "")
                .file("proc/7/cgroup", "9:cpu,cpuacct:/c\n4:memory:/docker/a:b\n1:name=systemd:/d\n0::/system.slice\n");
        cgroups = new Cgroups(folder);
        assertThat(path(1, 7)).isEqualTo("/docker/a:b");
        assertThat(cgroups.path(new Process(7, 5_010_000_000L, 0, 0))).as("another life of the pid").isNull();
        assertThat(path(1, 8)).isNull();
    }

    @Test
    void underVersionOneALimitsCgroupIsFoundByItsId() throws IOException {
        new Root(folder).file("proc/self/mounts", V1);
        top = Files.createDirectories(folder.resolve("sys/fs/cgroup/memory"));
        Files.createDirectories(top.resolve("docker/x"));
        cgroups = new Cgroups(folder);
        assertThat(cgroups.path(inode("docker/x"))).asString(StandardCharsets.UTF_8).isEqualTo("/docker/x");
        assertThat(cgroups.exists("/docker")).isTrue();
        assertThat(cgroups.exists("/system.slice")).isFalse();
    }

    @Test
    void versionOneWithoutTheMemoryControllerIsNotOne() throws IOException {
        new Root(folder).file("proc/self/mounts", "cgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n" + V2);
        assertThat(path(inode("system.slice"), 1)).isEqualTo("/system.slice");
    }

    @Test
    void withoutAny() {
        new Root(folder).file("proc/self/mounts", "cgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n");
        cgroups = new Cgroups(folder);
        assertThat(path(1, 1)).isNull();
        assertThat(cgroups.exists("/")).isFalse();
    }

    private long inode(String path) throws IOException {
        return (long) Files.getAttribute(top.resolve(path), "unix:ino");
    }

    private String path(long id, int pid) {
        byte[] path = cgroups.path(process(pid, id));
        return path == null ? null : new String(path, StandardCharsets.UTF_8);
    }

    private static Process process(int pid, long cgroup) {
        Process process = new Process(pid, 5_000_000_000L, 0, 0);
        process.cgroup = cgroup;
        return process;
    }
}
