// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import swapwho.model.By;
import swapwho.model.From;
import swapwho.model.Kind;
import swapwho.model.SwapIn;

/** A window onto one struct swap_in of event.h; the constants are byte offsets, see SwapOutDecoder. */
final class SwapInDecoder implements SwapIn {
    static final int TYPE = 0;
    static final int BY = 1;
    static final int KIND = 2;
    static final int FROM = 3;
    static final int TID = 4;
    static final int TIME = 8;
    static final int ENTRY = 16;
    static final int DELAY = 24;
    static final int PROCESS = 32;
    static final int TAKEN = PROCESS + SwapOutDecoder.OWNER_BYTES;
    static final int BYTES = TAKEN + 8;

    private static final By[] BYS = Words.byNumber(By.values(), By.OTHER);
    private static final Kind[] KINDS = Words.byNumber(Kind.values(), Kind.UNKNOWN);
    private static final From[] FROMS = Words.byNumber(From.values(), From.UNKNOWN);

    private long[] words;
    private int at;

    /** Moves the window; returns where the next event begins, which the words must reach. */
    int moveTo(long[] words, int at) {
        this.words = words;
        this.at = at;
        return at + BYTES / 8;
    }

    @Override
    public long monotonicNs() {
        return words[at + TIME / 8];
    }

    @Override
    public long taken() {
        return words[at + TAKEN / 8];
    }

    @Override
    public By by() {
        return BYS[(int) (words[at] >>> BY * 8) & 0xff];
    }

    @Override
    public From from() {
        return FROMS[(int) (words[at] >>> FROM * 8) & 0xff];
    }

    @Override
    public Kind kind() {
        return KINDS[(int) (words[at] >>> KIND * 8) & 0xff];
    }

    @Override
    public int pages() {
        return (int) (process(SwapOutDecoder.OWNER_PAGES) >>> 32);
    }

    @Override
    public int index() {
        return (int) process(SwapOutDecoder.OWNER_INDEX);
    }

    @Override
    public long slot() {
        return words[at + ENTRY / 8];
    }

    @Override
    public long delayNs() {
        return words[at + DELAY / 8];
    }

    @Override
    public long address() {
        return process(SwapOutDecoder.OWNER_ADDRESS);
    }

    @Override
    public int pid() {
        return (int) process(SwapOutDecoder.OWNER_PID);
    }

    @Override
    public int tid() {
        return (int) (words[at] >>> TID * 8);
    }

    @Override
    public int containerPid() {
        return (int) (process(SwapOutDecoder.OWNER_CONTAINER_PID) >>> 32);
    }

    @Override
    public long startTime() {
        return process(SwapOutDecoder.OWNER_START_TIME);
    }

    @Override
    public long commandLow() {
        return process(SwapOutDecoder.OWNER_COMMAND);
    }

    @Override
    public long commandHigh() {
        return process(SwapOutDecoder.OWNER_COMMAND + 8);
    }

    @Override
    public long cgroup() {
        return process(SwapOutDecoder.OWNER_CGROUP);
    }

    /** The word that holds a field of the process. */
    private long process(int field) {
        return words[at + (PROCESS + field) / 8];
    }
}
