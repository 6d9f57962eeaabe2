// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * What the BPF program itself counted, so that the books can say what never reached the reader.
 *
 * @param lostEvents events for which the ring buffer had no room, or whose program the kernel skipped
 * @param lostPages  base pages in those events, as far as known
 */
public record KernelCounts(long lostEvents, long lostPages) {
    /** What was counted after an earlier count. */
    public KernelCounts since(KernelCounts earlier) {
        return new KernelCounts(lostEvents - earlier.lostEvents, lostPages - earlier.lostPages);
    }
}
