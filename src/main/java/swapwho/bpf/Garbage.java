// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

/**
 * Java's garbage: a watcher should be small, and its memory is locked. By itself Java lets the heap grow to its limit before it
 * looks among what has lived for a while.
 */
final class Garbage {
    private static final long EVERY_NS = 10_000_000_000L;
    /** So much more than after the last look is worth a collection of the whole heap, of some milliseconds. */
    private static final long GROWN = 1 << 20;

    private long lookedAt;
    private long kept;

    Garbage() {
        collect(System.nanoTime());
    }

    /** To be called often; does something now and then. */
    void look() {
        long now = System.nanoTime();
        if (now - lookedAt >= EVERY_NS) {
            collect(now);
        }
    }

    private void collect(long now) {
        lookedAt = now;
        if (Runtime.getRuntime().totalMemory() - kept >= GROWN) {
            System.gc();
            kept = Runtime.getRuntime().totalMemory();
        }
    }
}
