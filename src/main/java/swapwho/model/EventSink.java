// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Takes each event as it is read; must copy what it keeps, for the view moves on. */
public interface EventSink {
    /** Where the events that follow are read from. */
    default void readFrom(Backlog backlog) {}

    void swapOut(SwapOut event);

    /** zswap writes a page back to its device: stored is DEVICE, the event has no owners. */
    void swapMove(SwapOut event);

    void swapIn(SwapIn event);

    void woken(Woken event);

    /** Only where swap-outs are counted in the kernel, and not told of one by one. */
    default void counted(CountRow row) {}

    /** All rows that there were have been handed over. */
    default void countsRead() {}
}
