// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;

/** Every process met so far, found without allocating. Bounded: those with the fewest pages are folded together. */
public final class Processes {
    private final int limit;
    private final Process[] table;
    private int count;
    private Process last = new Process(-1, -1, -1, -1);
    private int foldedProcesses;
    private long foldedPages;

    /** @param limit how many to keep apart, a power of two */
    public Processes(int limit) {
        this.limit = limit;
        table = new Process[2 * limit];
    }

    /** The process of an owner; a new one has no cgroup and no pages yet. */
    public Process of(SwapOut event, int owner) {
        return of(event.ownerPid(owner), event.ownerStartTime(owner), event.ownerCommandLow(owner),
                event.ownerCommandHigh(owner), event.ownerContainerPid(owner));
    }

    /** The process that faulted or read; a new one has no cgroup and no pages yet. */
    public Process of(SwapIn event) {
        return of(event.pid(), event.startTime(), event.commandLow(), event.commandHigh(), event.containerPid());
    }

    /** The owner of pages that were counted in the kernel. */
    public Process of(CountRow row) {
        return of(row.pid(), row.startTime(), row.commandLow(), row.commandHigh(), row.containerPid());
    }

    /** Pages of owners that the kernel had no room to count apart. */
    public void addFolded(long pages) {
        foldedPages += pages;
    }

    private Process of(int pid, long start, long low, long high, int containerPid) {
        // Reclaim works through one address space for a while, so the last one is most often the next one.
        if (last.is(pid, start, low, high)) {
            return last;
        }
        int at = place(pid, start);
        for (; table[at] != null; at = at + 1 & table.length - 1) {
            if (table[at].is(pid, start, low, high)) {
                return last = table[at];
            }
        }
        if (count == limit) {
            fold();
            return of(pid, start, low, high, containerPid);
        }
        count++;
        last = table[at] = new Process(pid, start, low, high);
        last.containerPid = containerPid;
        return last;
    }

    public void each(Consumer<Process> action) {
        for (Process process : table) {
            if (process != null) {
                action.accept(process);
            }
        }
    }

    /** All that are kept apart, those with the most pages first. */
    public Process[] byPages() {
        return Arrays.stream(table)
                .filter(p -> p != null)
                .sorted(Comparator.comparingLong((Process p) -> -p.pages).thenComparingInt(p -> p.pid))
                .toArray(Process[]::new);
    }

    /** How many were folded together. */
    public int foldedProcesses() {
        return foldedProcesses;
    }

    /** Base pages of those that were folded together. */
    public long foldedPages() {
        return foldedPages;
    }

    private int place(int pid, long start) {
        long mixed = (pid ^ start) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & table.length - 1;
    }

    private void fold() {
        Process[] kept = byPages();
        Arrays.fill(table, null);
        count = limit / 2;
        for (int i = 0; i < kept.length; i++) {
            if (i >= count) {
                foldedProcesses++;
                foldedPages += kept[i].pages;
                // Others may know it still.
                kept[i].rendering = null;
                continue;
            }
            int at = place(kept[i].pid, kept[i].startTime);
            while (table[at] != null) {
                at = at + 1 & table.length - 1;
            }
            table[at] = kept[i];
        }
    }
}
