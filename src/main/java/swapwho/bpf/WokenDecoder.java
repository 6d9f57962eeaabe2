// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import swapwho.model.Woken;

/** A window onto one struct woken of event.h; the constants are byte offsets, see SwapOutDecoder. */
final class WokenDecoder implements Woken {
    static final int TYPE = 0;
    static final int KSWAPD = 4;
    static final int TIME = 8;
    static final int PID = 16;
    static final int TID = 20;
    static final int COMMAND = 24;
    static final int BYTES = 40;

    private long[] words;
    private int at;

    /** Moves the window; returns where the next event begins, which the words must reach. */
    int moveTo(long[] words, int at) {
        this.words = words;
        this.at = at;
        return at + BYTES / 8;
    }

    @Override
    public int kswapd() {
        return (int) (words[at] >>> KSWAPD * 8);
    }

    @Override
    public int pid() {
        return (int) words[at + PID / 8];
    }

    @Override
    public int tid() {
        return (int) (words[at + PID / 8] >>> 32);
    }

    @Override
    public long commandLow() {
        return words[at + COMMAND / 8];
    }

    @Override
    public long commandHigh() {
        return words[at + COMMAND / 8 + 1];
    }
}
