// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import swapwho.model.Counter;
import swapwho.model.Counters;

/**
 * What the kernel counts for each cgroup and all below it: memory.stat. Only version 2 has counters of swapping there,
 * newer kernels more of them.
 */
public final class MemoryStats {
    private static final int READ_AT_THE_START = 1000;
    /** Counted by the object cgroup of a page, of which the topmost cgroup has none (count_objcg_events() in the kernel). */
    private static final Set<Counter> NOT_AT_THE_TOP =
            EnumSet.of(Counter.ZSWPOUT, Counter.ZSWPIN, Counter.ZSWPWB, Counter.SWPOUT_ZERO, Counter.SWPIN_ZERO);

    private static final Counters NOTHING = new Counters(0, filled(-1));
    private static final Counters ZERO = new Counters(0, filled(0));

    private final Hierarchy hierarchy;
    private final Map<Long, Counters> before = new HashMap<>();
    private boolean allRead;

    /** @param root the folder that holds proc and sys, normally / */
    public MemoryStats(Path root) {
        Hierarchy found = Hierarchy.of(root);
        hierarchy = found != null && found.version2() ? found : null;
    }

    /** Whether a cgroup's id in an event is one of the tree that has the memory controller. */
    public boolean byId() {
        return hierarchy != null;
    }

    /** Reads all cgroups, the topmost first, at most 1,000: what is counted from now on can be told later. */
    public void begin() {
        if (hierarchy == null) {
            return;
        }
        ArrayDeque<CgroupFolders.Cgroup> queue = new ArrayDeque<>();
        queue.add(CgroupFolders.top(hierarchy));
        while (!queue.isEmpty() && before.size() < READ_AT_THE_START) {
            CgroupFolders.Cgroup cgroup = queue.poll();
            try {
                before.put(cgroup.id(), read(cgroup.folder()));
            } catch (IOException e) {
                continue;
            }
            queue.addAll(CgroupFolders.below(cgroup));
        }
        allRead = queue.isEmpty();
    }

    /** What a cgroup and all below it have counted since the begin; without any counter when that cannot be told. */
    public Counters change(long id, byte[] path) {
        Counters first = before.getOrDefault(id, allRead ? ZERO : NOTHING);
        if (hierarchy == null || path == null) {
            return NOTHING;
        }
        try {
            CgroupFolders.Cgroup cgroup = new CgroupFolders.Cgroup(BytePath.resolve(hierarchy.mount(), path), path);
            // The path may have gone to a new cgroup meanwhile.
            Counters change = cgroup.id() == id ? read(cgroup.folder()).since(first) : NOTHING;
            return path.length == 1 ? withoutThoseNotAtTheTop(change) : change;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    private static Counters withoutThoseNotAtTheTop(Counters change) {
        long[] values = change.values().clone();
        NOT_AT_THE_TOP.forEach(counter -> values[counter.ordinal()] = -1);
        return new Counters(change.monotonicNs(), values);
    }

    /** A cgroup without the memory controller has no such file. */
    private static Counters read(Path folder) {
        try {
            return StatFile.read(folder.resolve("memory.stat"));
        } catch (IOException e) {
            return NOTHING;
        }
    }

    private static long[] filled(long value) {
        long[] values = new long[Counter.values().length];
        Arrays.fill(values, value);
        return values;
    }
}
