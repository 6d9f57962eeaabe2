// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A copy of an event that waits for the swap-out of its slot, and the best that was found so far. */
abstract class HeldBack {
    long slot;
    long time;

    /** The newest swap-out of the slot before `time`, see SlotMemory; 0: none seen. */
    long outTime;

    int taker;
    long owners;
    /** The next one in the same bucket, counted from 1; 0: none. */
    int next;

    /** A swap-out of the slot was read. */
    final void offer(long time, int taker, long owners) {
        if (time != 0 && time < this.time && time >= outTime) {
            outTime = time;
            this.taker = taker;
            this.owners = owners;
        }
    }
}
