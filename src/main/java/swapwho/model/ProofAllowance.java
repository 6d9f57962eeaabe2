// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.function.LongSupplier;

/** How often the owners of a bare page may be looked for: it means reading files, and meanwhile nobody reads the ring. */
final class ProofAllowance {
    /** 1,280 a second. */
    private static final long EARNED_EVERY_NS = 781_250;
    /** What was not needed is kept, for they come in crowds. */
    private static final long MOST = 1024;
    /** A page table is read under the memory lock of its process, which may be stuck in reclaim: after so long in a round no more is asked. */
    private static final long A_ROUND_NS = 1_000_000_000;

    private final LongSupplier clock;
    private Backlog backlog = () -> false;
    private long left = MOST;
    private long earnedUntil;
    private long begun;
    private long thisRoundNs;

    /** @param clock in nanoseconds */
    ProofAllowance(LongSupplier clock) {
        this.clock = clock;
        earnedUntil = clock.getAsLong();
    }

    /** Nothing is allowed while this grows. */
    void yieldTo(Backlog other) {
        backlog = other;
    }

    /** Whether one may be looked for now; if so, end() is to follow. */
    boolean begin() {
        if (left == 0 || thisRoundNs >= A_ROUND_NS || backlog.grows()) {
            return false;
        }
        begun = clock.getAsLong();
        return true;
    }

    void end() {
        left--;
        thisRoundNs += clock.getAsLong() - begun;
    }

    void endRound() {
        long earned = (clock.getAsLong() - earnedUntil) / EARNED_EVERY_NS;
        left = Math.min(MOST, left + earned);
        earnedUntil += earned * EARNED_EVERY_NS;
        thisRoundNs = 0;
    }
}
