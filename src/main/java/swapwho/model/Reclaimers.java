// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Each thread that reclaims, made once. Bounded: a newcomer takes the place of one with the same hash. */
public final class Reclaimers {
    private static final int SIZE = 1024;

    private final Reclaimer[] known = new Reclaimer[SIZE];
    private Reclaimer last = new Reclaimer(-1, -1, -1, -1);

    public Reclaimer of(SwapOut event) {
        if (last.is(event)) {
            return last;
        }
        int at = event.reclaimerTid() & SIZE - 1;
        if (known[at] == null || !known[at].is(event)) {
            known[at] = new Reclaimer(
                    event.reclaimerPid(), event.reclaimerTid(), event.reclaimerCommandLow(), event.reclaimerCommandHigh());
        }
        return last = known[at];
    }

    /** One whose thread's number was not kept. */
    public Reclaimer of(CountRow row) {
        int at = row.takerPid() & SIZE - 1;
        if (known[at] == null || !known[at].is(row)) {
            known[at] = new Reclaimer(row.takerPid(), 0, row.takerCommandLow(), row.takerCommandHigh());
        }
        return known[at];
    }
}
