// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import swapwho.model.Process;

/**
 * The paths of cgroups, in the hierarchy that has the memory controller. An id is the inode number of the cgroup's
 * folder. Under version 1 events have the ids of another hierarchy, so there each process is asked for its own.
 */
public final class Cgroups {
    private static final long WALK_EVERY_NS = 1_000_000_000;
    /** A large tree is walked so seldom that it takes at most 1/COST of the time. */
    private static final long COST = 100;
    private static final int PATHS_KEPT = 16_384;
    private static final int DEPTH = 64;

    private final Path proc;
    private final Hierarchy hierarchy;
    private final Map<Long, byte[]> paths = new HashMap<>();
    private long walkAgainNs = Long.MIN_VALUE;

    /** @param root the folder that holds proc and sys, normally / */
    public Cgroups(Path root) {
        proc = root.resolve("proc");
        hierarchy = Hierarchy.of(root);
    }

    /** Where a process is: the path below the hierarchy's top, "/" for the top itself, or null when it cannot be known. */
    public byte[] path(Process process) {
        if (hierarchy == null || hierarchy.version2() && process.cgroup <= 0) {
            return null;
        }
        byte[] known = hierarchy.version2() ? paths.get(process.cgroup) : null;
        byte[] path = known != null ? known : asTheProcessSays(process);
        return path != null || !hierarchy.version2() ? path : path(process.cgroup);
    }

    /** The path of the cgroup with an id of the memory controller's hierarchy, or null. */
    public byte[] path(long id) {
        byte[] path = paths.get(id);
        if (path == null && hierarchy != null && id > 0 && Clock.monotonicNs() >= walkAgainNs) {
            long begin = Clock.monotonicNs();
            walk(CgroupFolders.top(hierarchy), 0);
            long end = Clock.monotonicNs();
            walkAgainNs = end + Math.max(WALK_EVERY_NS, COST * (end - begin));
            path = paths.get(id);
        }
        return path;
    }

    /** Whether there is such a cgroup now. */
    public boolean exists(String path) {
        return hierarchy != null && Files.isDirectory(folder(path.getBytes(StandardCharsets.UTF_8)));
    }

    /** Cheaper than the walk, and believed only if it is that process and, where its id is known, that cgroup. */
    private byte[] asTheProcessSays(Process process) {
        Path of = proc.resolve(Integer.toString(process.pid));
        try {
            byte[] path = hierarchy.path(of);
            if (path == null) {
                return null;
            }
            if (!hierarchy.version2()) {
                return Life.now(of).is(process) ? path : null;
            }
            if (new CgroupFolders.Cgroup(folder(path), path).id() == process.cgroup) {
                keep(process.cgroup, path);
                return path;
            }
        } catch (IOException e) {
            // Gone: the walk may still find the cgroup.
        }
        return null;
    }

    private Path folder(byte[] path) {
        return BytePath.resolve(hierarchy.mount(), path);
    }

    private void walk(CgroupFolders.Cgroup cgroup, int depth) {
        try {
            keep(cgroup.id(), cgroup.path());
        } catch (IOException e) {
            // Removed while we looked.
            return;
        }
        if (depth < DEPTH) {
            CgroupFolders.below(cgroup).forEach(below -> walk(below, depth + 1));
        }
    }

    private void keep(long id, byte[] path) {
        if (paths.size() >= PATHS_KEPT) {
            paths.clear();
        }
        paths.put(id, path);
    }
}
