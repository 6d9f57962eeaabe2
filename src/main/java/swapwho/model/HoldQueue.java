// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.function.Supplier;

/** Events that are held back, first in, first out, and found by their slot. Their objects are used again and again. */
final class HoldQueue<T extends HeldBack> {
    private static final int BUCKETS = 1024;

    private final T[] ring;
    private final Supplier<T> maker;
    private final int[] buckets = new int[BUCKETS];
    private long head;
    private long tail;
    /** Those before it were there when the last round ended. */
    private long ripe;

    /** @param ring empty, a power of two long: how many may wait */
    HoldQueue(T[] ring, Supplier<T> maker) {
        this.ring = ring;
        this.maker = maker;
    }

    boolean isEmpty() {
        return head == tail;
    }

    boolean isFull() {
        return tail - head == ring.length;
    }

    /** The object to copy the next event into; add() must follow. Not when it is full. */
    T blank() {
        int place = (int) tail & ring.length - 1;
        if (ring[place] == null) {
            ring[place] = maker.get();
        }
        return ring[place];
    }

    /** Takes in what was copied into the blank. */
    void add() {
        int place = (int) tail++ & ring.length - 1;
        int bucket = bucket(ring[place].soughtSlot);
        ring[place].next = buckets[bucket];
        buckets[bucket] = place + 1;
    }

    /** A swap-out of a slot was read. */
    void offer(long slot, long time, int taker, long owners) {
        for (int at = buckets[bucket(slot)]; at != 0; at = ring[at - 1].next) {
            if (ring[at - 1].soughtSlot == slot) {
                ring[at - 1].offer(time, taker, owners);
            }
        }
    }

    /** From now on those that are here count as ripe. */
    void endRound() {
        ripe = tail;
    }

    boolean hasRipe() {
        return head < ripe;
    }

    /** Takes the oldest out; it holds until the next is taken in. */
    T poll() {
        int place = (int) head++ & ring.length - 1;
        int bucket = bucket(ring[place].soughtSlot);
        int next = ring[place].next;
        if (buckets[bucket] == place + 1) {
            buckets[bucket] = next;
            return ring[place];
        }
        int at = buckets[bucket];
        while (ring[at - 1].next != place + 1) {
            at = ring[at - 1].next;
        }
        ring[at - 1].next = next;
        return ring[place];
    }

    private static int bucket(long slot) {
        return (int) (slot * 0x9E3779B97F4A7C15L >>> 54);
    }
}
