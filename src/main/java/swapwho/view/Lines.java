// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.Process;
import swapwho.model.Summary;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/** Writes events as lines, in one format or another. */
public interface Lines {
    /** Tells how to turn a monotonic time into a time of day: what to add, in nanoseconds. */
    void clock(long realtimeMinusMonotonic);

    /**
     * @param owners by owner number; may be longer than the event has owners
     * @param waker  who woke the reclaimer, or null
     */
    void swapOut(SwapOut event, Process[] owners, Waker waker);

    /** @param owners who lost the page when zswap took it, by owner number; the event has none when that is not known */
    void swapMove(SwapOut event, Process[] owners);

    /**
     * @param process who faulted or read
     * @param awayNs  since the slot's last swap-out, or -1 when unknown
     */
    void swapIn(SwapIn event, Process process, long awayNs);

    /** @param events how many the kernel could not hand over since it was last told */
    void lost(long monotonicNs, long events);

    void summary(Summary summary);
}
