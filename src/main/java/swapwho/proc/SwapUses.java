// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import swapwho.model.Process;
import swapwho.model.SwapUse;

/** How much each process has in swap, by /proc/PID/status. */
public final class SwapUses {
    private static final long READ_EVERY_NS = 900_000_000;
    /** A machine with many processes is read so seldom that it takes at most 1/COST of the time. */
    private static final long COST = 20;

    private final Path proc;
    private final Hierarchy hierarchy;
    private final long pageSize = Calls.pageSize();
    private final StatusFile status = new StatusFile();
    private Map<Integer, Process> known = Map.of();
    private List<SwapUse> uses = List.of();
    private long readAgainNs = Long.MIN_VALUE;

    /** @param root the folder that holds proc and sys, normally / */
    public SwapUses(Path root) {
        proc = root.resolve("proc");
        hierarchy = Hierarchy.of(root);
    }

    /** Those that have something there; not older than a second unless reading takes long. */
    public List<SwapUse> read() {
        long begin = Clock.monotonicNs();
        if (begin >= readAgainNs) {
            uses = readAll();
            readAgainNs = begin + Math.max(READ_EVERY_NS, COST * (Clock.monotonicNs() - begin));
        }
        return uses;
    }

    private List<SwapUse> readAll() {
        List<SwapUse> found = new ArrayList<>();
        Map<Integer, Process> seen = new HashMap<>();
        String[] names = proc.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (!name.chars().allMatch(Character::isDigit)) {
                continue;
            }
            int pid = Integer.parseInt(name);
            Target target = Target.of(proc.toString(), pid, status);
            if (target != null && target.swapped() > 0) {
                try {
                    Process process = identify(pid);
                    seen.put(pid, process);
                    found.add(new SwapUse(process, target.swapped() / pageSize));
                } catch (IOException e) {
                    // Gone meanwhile.
                }
            }
        }
        known = seen;
        return found;
    }

    private Process identify(int pid) throws IOException {
        Path folder = proc.resolve(Integer.toString(pid));
        Process now = Life.now(folder).process(pid);
        Process before = known.get(pid);
        boolean same = before != null && before.startTime == now.startTime && before.commandLow == now.commandLow
                && before.commandHigh == now.commandHigh;
        Process process = same ? before : now;
        process.cgroupPath = hierarchy == null ? null : hierarchy.path(folder);
        return process;
    }
}
