// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.HeldMove;
import swapwho.model.HeldSwapIn;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Summary;
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
    void swapOut(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker);

    void swapMove(HeldMove event);

    void swapIn(HeldSwapIn event);

    /** @param events how many the kernel could not hand over since it was last told */
    void lost(long monotonicNs, long events);

    void summary(Summary summary);
}
