// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * A trace's end.
 *
 * @param monotonicNs when it ended
 * @param durationNs  between the two readings of the kernel's counters
 * @param lost        what the BPF program could not hand over meanwhile
 * @param kernel      what the kernel counted meanwhile
 */
public record Summary(
        long monotonicNs, long durationNs, Books books, Processes processes, Pairs pairs, KernelCounts lost, Counters kernel) {}
