// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A copy of an event that waits for the swap-out of its slot, and the best that was found so far. */
public abstract class HeldBack {
    /** CLOCK_MONOTONIC, in nanoseconds. */
    public long monotonicNs;

    /** Base pages in the folio. */
    public int pages;

    /** The folio's first one, see Slot. */
    public long slot;

    /** The slot whose swap-out is looked for. */
    long soughtSlot;

    /** The slot's newest swap-out before the event, see SlotMemory; 0: none seen. */
    long outTime;

    int taker;
    long owners;
    /** The next one in the same bucket, counted from 1; 0: none. */
    int next;

    HeldBack() {}

    final void seek(long slot) {
        soughtSlot = slot;
        outTime = 0;
        taker = Takers.NOBODY;
        owners = 0;
    }

    /** A swap-out of the slot was read. */
    final void offer(long time, int taker, long owners) {
        if (time != 0 && time < monotonicNs && time >= outTime) {
            outTime = time;
            this.taker = taker;
            this.owners = owners;
        }
    }
}
