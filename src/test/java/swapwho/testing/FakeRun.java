// SPDX-License-Identifier: Apache-2.0
package swapwho.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import swapwho.model.Books;
import swapwho.model.CgroupBook;
import swapwho.model.Counter;
import swapwho.model.Counters;
import swapwho.model.FakePairs;
import swapwho.model.FakeSwapOut;
import swapwho.model.FakeTally;
import swapwho.model.KernelCounts;
import swapwho.model.Pairs;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Summary;

/** A run that a test makes up, to be summed up. */
public final class FakeRun {
    public final Books books = new Books();
    public final Processes processes = new Processes(64);
    public final Pairs pairs = new Pairs(64);
    /** By how much the kernel's counters went on while they were read. */
    public final long[] blur = new long[Counter.values().length];

    private final long[] kernel = unknown();
    private KernelCounts lost = new KernelCounts(0, 0);
    private final List<CgroupBook> cgroups = new ArrayList<>();

    public void add(FakeSwapOut event) {
        boolean gone = books.add(event);
        for (int i = 0; i < event.ownerCount(); i++) {
            Process process = processes.of(event, i);
            process.pages += gone ? event.ownerPages(i) : 0;
        }
    }

    public FakeRun kernel(Counter counter, long counted) {
        kernel[counter.ordinal()] = counted;
        return this;
    }

    public FakeRun lost(long events, long pages) {
        lost = new KernelCounts(events, pages);
        return this;
    }

    /** What one kswapd took of an owner, came back and came back soon. */
    public void pair(String taker, int pid, String owner, int taken, int back, int soon) {
        FakePairs.add(pairs, processes, taker, pid, owner, taken, back, soon);
    }

    /** @param pswpout of its memory.stat; -1: unknown */
    public FakeRun cgroup(String path, long pswpout, int reported) {
        long[] values = unknown();
        values[Counter.PSWPOUT.ordinal()] = pswpout;
        cgroups.add(new CgroupBook(
                path.getBytes(StandardCharsets.UTF_8), new Counters(0, values), FakeTally.ofPagesToADevice(reported)));
        return this;
    }

    public Summary summary() {
        return new Summary(
                35_000_000_000L, 3_600_000_000L, books, processes, pairs, lost, new Counters(0, kernel, blur), cgroups);
    }

    private static long[] unknown() {
        long[] values = new long[Counter.values().length];
        Arrays.fill(values, -1);
        return values;
    }
}
