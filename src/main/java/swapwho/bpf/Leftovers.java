// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

/**
 * What this process has done with and still holds: a watcher should be small, and what it holds is locked. Java lets its heap
 * grow to its limit before it looks for garbage among what has lived for a while, and the C library keeps most of what Java's
 * compiler and libbpf have freed.
 */
final class Leftovers {
    private static final long EVERY_NS = 10_000_000_000L;
    /** So much more than after the last look is worth a collection of the whole heap, of some milliseconds. */
    private static final long GROWN = 1 << 20;

    private long lookedAt;
    private long kept;

    Leftovers() {
        clear(System.nanoTime());
    }

    /** To be called often; does something now and then. */
    void look() {
        long now = System.nanoTime();
        if (now - lookedAt >= EVERY_NS) {
            clear(now);
        }
    }

    private void clear(long now) {
        lookedAt = now;
        if (Runtime.getRuntime().totalMemory() - kept >= GROWN) {
            System.gc();
            kept = Runtime.getRuntime().totalMemory();
        }
        Memory.trim();
    }
}
