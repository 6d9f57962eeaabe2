// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line `swap_out` (or `swap_move`) of events.ndjson, as far as the verdict needs it.
 *
 * @param line        where it stands in the file, from 1
 * @param monotonicNs when it happened; 0 when the line does not say
 * @param move        whether it is a `swap_move`: the slot's page was reported before and moves on to the device
 * @param type        the swap area's number
 * @param offset      the folio's first slot; the folio covers `pages` consecutive slots
 * @param stored      the contract's word, or "" when the tracer does not know
 * @param reclaimer   name of the reclaiming thread, or "" when unknown
 */
record TracedSwapOut(
        long line,
        long monotonicNs,
        boolean move,
        int type,
        long offset,
        int pages,
        String stored,
        int reclaimerPid,
        String reclaimer,
        List<Run> owners) {

    /**
     * Pages that are contiguous in the folio and in the owner's address space.
     *
     * @param pid   0 when the address space had no process any more
     * @param index which page of the folio the run begins with
     */
    record Run(int pid, String command, long address, int pages, int index) {
        boolean covers(int page) {
            return page >= index && page < index + pages;
        }

        long addressOf(int page) {
            return address + (long) (page - index) * Holding.PAGE_SIZE;
        }
    }

    /** The owners of the page in one of its slots, given by the slot's offset. */
    Set<Holding> namedFor(long slot) {
        int page = (int) (slot - offset);
        return owners.stream()
                .filter(run -> run.covers(page))
                .map(run -> new Holding(run.pid(), run.addressOf(page), type, slot))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the kernel counts it as swapped out: not when it has a valid copy already, or keeps the page in its cache. */
    boolean countedByKernel() {
        return !stored.equals("already") && !stored.equals("cached");
    }

    /** Whether the kernel counts it in pswpout: all but what it kept without I/O to the device. */
    boolean countedInPswpout() {
        return move || stored.isEmpty() || stored.equals("device");
    }
}
