// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.List;

/**
 * A trace's end.
 *
 * @param monotonicNs when it ended
 * @param durationNs  between the two readings of the kernel's counters
 * @param lost        what the BPF program could not hand over meanwhile
 * @param kernel      what the kernel counted meanwhile
 * @param cgroups     those whose processes lost pages or got some back, most pages first
 */
public record Summary(
        long monotonicNs,
        long durationNs,
        Books books,
        Processes processes,
        Pairs pairs,
        KernelCounts lost,
        Counters kernel,
        List<CgroupBook> cgroups) {}
