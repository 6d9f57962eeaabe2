// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The folders of a tree of cgroups. */
final class CgroupFolders {
    /** A cgroup's own files; only what is not one of them may be a cgroup below, and is worth a look. */
    private static final Pattern FILE =
            Pattern.compile("(cgroup|cpu|cpuset|debug|dmem|hugetlb|io|irq|memory|misc|perf_event|pids|rdma)\\..*");

    /** @param path below the hierarchy's top; "/" for the top itself */
    record Cgroup(Path folder, byte[] path) {
        /** The inode number of its folder. */
        long id() throws IOException {
            return (long) Files.getAttribute(folder, "unix:ino");
        }

        private Cgroup child(Path folder) {
            byte[] name = BytePath.name(folder);
            int length = path.length == 1 ? 0 : path.length;
            byte[] below = Arrays.copyOf(path, length + 1 + name.length);
            below[length] = '/';
            System.arraycopy(name, 0, below, length + 1, name.length);
            return new Cgroup(folder, below);
        }
    }

    private CgroupFolders() {}

    static Cgroup top(Hierarchy hierarchy) {
        return new Cgroup(hierarchy.mount(), new byte[] {'/'});
    }

    /** Those right below; empty when it is removed meanwhile. */
    static List<Cgroup> below(Cgroup cgroup) {
        List<Cgroup> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                cgroup.folder, e -> !FILE.matcher(e.getFileName().toString()).matches())) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(cgroup.child(entry));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            found.clear();
        }
        return found;
    }
}
