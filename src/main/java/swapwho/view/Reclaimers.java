// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.SwapOut;

/** How each reclaiming thread is written, made once. Bounded: a newcomer takes the place of one with the same hash. */
final class Reclaimers {
    /** Makes the text of a thread that was not seen before. */
    @FunctionalInterface
    interface Maker {
        byte[] make(int pid, int tid, long commandLow, long commandHigh);
    }

    private static final int SIZE = 1024;

    private final Maker maker;
    private final int[] pids = new int[SIZE];
    private final int[] tids = new int[SIZE];
    private final long[] lows = new long[SIZE];
    private final long[] highs = new long[SIZE];
    private final byte[][] texts = new byte[SIZE][];

    Reclaimers(Maker maker) {
        this.maker = maker;
    }

    byte[] of(SwapOut event) {
        return of(event.reclaimerPid(), event.reclaimerTid(), event.reclaimerCommandLow(), event.reclaimerCommandHigh());
    }

    byte[] of(int pid, int tid, long low, long high) {
        int at = tid & SIZE - 1;
        if (tids[at] != tid || pids[at] != pid || lows[at] != low || highs[at] != high || texts[at] == null) {
            pids[at] = pid;
            tids[at] = tid;
            lows[at] = low;
            highs[at] = high;
            texts[at] = maker.make(pid, tid, low, high);
        }
        return texts[at];
    }
}
