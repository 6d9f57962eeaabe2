// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Who woke each kswapd last. Bounded: a newcomer takes the place of one with the same hash, whose waker is then unknown. */
public final class Wakers {
    private static final int KSWAPDS = 1024;
    private static final int THREADS = 1024;

    private final int[] kswapds = new int[KSWAPDS];
    private final Waker[] last = new Waker[KSWAPDS];
    private final Waker[] known = new Waker[THREADS];

    public void woken(Woken event) {
        int kswapd = event.kswapd() & KSWAPDS - 1;
        kswapds[kswapd] = event.kswapd();
        last[kswapd] = of(event.tid(), event.pid(), event.tid(), event.commandLow(), event.commandHigh());
    }

    /** Who woke it, or null: it is no kswapd, or that was not seen. */
    public Waker of(Reclaimer reclaimer) {
        int at = reclaimer.tid & KSWAPDS - 1;
        return kswapds[at] == reclaimer.tid ? last[at] : null;
    }

    /** Who had woken the kswapd that took counted pages, or null: that is not known, or it was none. */
    public Waker of(CountRow row) {
        return row.wakerCommandLow() == 0 ? null
                : of(row.wakerPid(), row.wakerPid(), 0, row.wakerCommandLow(), row.wakerCommandHigh());
    }

    private Waker of(int place, int pid, int tid, long commandLow, long commandHigh) {
        int at = place & THREADS - 1;
        if (known[at] == null || !known[at].is(pid, tid, commandLow, commandHigh)) {
            known[at] = new Waker(pid, tid, commandLow, commandHigh);
        }
        return known[at];
    }
}
