// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The paths of cgroups (version 2) by their ids; an id is the inode number of the cgroup's folder. */
public final class Cgroups {
    private static final long WALK_EVERY_NS = 1_000_000_000;
    /** A large tree is walked so seldom that it takes at most 1/COST of the time. */
    private static final long COST = 100;
    private static final int PATHS_KEPT = 16_384;
    private static final int DEPTH = 64;
    /** A cgroup's own files; only what is not one of them may be a cgroup below, and is worth a look. */
    private static final Pattern FILE =
            Pattern.compile("(cgroup|cpu|cpuset|debug|dmem|hugetlb|io|irq|memory|misc|perf_event|pids|rdma)\\..*");

    private final Path root;
    private final Path mount;
    private final Map<Long, byte[]> paths = new HashMap<>();
    private long walkAgainNs = Long.MIN_VALUE;

    /** @param root the folder that holds proc and sys, normally / */
    public Cgroups(Path root) {
        this.root = root;
        mount = mount(root);
    }

    /** The path below the hierarchy's top, "/" for the top itself, or null when it cannot be known. */
    public byte[] path(long id, int pid) {
        byte[] path = paths.get(id);
        if (path == null && mount != null && id != 0) {
            path = asTheProcessSays(id, pid);
            if (path == null && Clock.monotonicNs() >= walkAgainNs) {
                long begin = Clock.monotonicNs();
                walk(mount, "", 0);
                long end = Clock.monotonicNs();
                walkAgainNs = end + Math.max(WALK_EVERY_NS, COST * (end - begin));
                path = paths.get(id);
            }
        }
        return path;
    }

    /** Whether there is such a cgroup now. */
    public boolean exists(String path) {
        return mount != null && Files.isDirectory(mount.resolve(path.substring(1)));
    }

    /** Cheaper than the walk, and believed only if the folder has the id: the process may have moved since. */
    private byte[] asTheProcessSays(long id, int pid) {
        try {
            for (String line : Files.readAllLines(root.resolve("proc/" + pid + "/cgroup"), StandardCharsets.UTF_8)) {
                if (line.startsWith("0::/") && inode(mount.resolve(line.substring("0::/".length()))) == id) {
                    return keep(id, line.substring("0::".length()));
                }
            }
        } catch (IOException e) {
            // Gone: the walk may still find the cgroup.
        }
        return null;
    }

    private void walk(Path folder, String path, int depth) {
        try {
            keep(inode(folder), path.isEmpty() ? "/" : path);
            if (depth == DEPTH) {
                return;
            }
            try (DirectoryStream<Path> entries =
                    Files.newDirectoryStream(folder, e -> !FILE.matcher(e.getFileName().toString()).matches())) {
                for (Path entry : entries) {
                    if (Files.isDirectory(entry)) {
                        walk(entry, path + "/" + entry.getFileName(), depth + 1);
                    }
                }
            }
        } catch (IOException e) {
            // Removed while we looked.
        }
    }

    private byte[] keep(long id, String path) {
        if (paths.size() >= PATHS_KEPT) {
            paths.clear();
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        paths.put(id, bytes);
        return bytes;
    }

    private static long inode(Path folder) throws IOException {
        return (long) Files.getAttribute(folder, "unix:ino");
    }

    private static Path mount(Path root) {
        try {
            for (String line : Files.readAllLines(root.resolve("proc/self/mounts"), StandardCharsets.UTF_8)) {
                String[] fields = line.split(" ");
                if (fields.length > 2 && fields[2].equals("cgroup2")) {
                    return root.resolve(fields[1].substring(1));
                }
            }
        } catch (IOException e) {
            // No /proc: nothing is known.
        }
        return null;
    }
}
