// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A swap-in, copied, with what is known of its slot's last swap-out. Fields as in SwapIn. */
public final class HeldSwapIn extends HeldBack {
    private static final int TAKEN_UNIT_BITS = 20;
    private static final long TAKEN_TIME = 0xffff_ffffL;

    public By by;
    public From from;
    public Kind kind;
    public int index;
    public long delayNs;
    public long address;
    public int tid;
    public Process process;
    /** Who took the page, where the kernel noted that: {@link CountRow#takerMark}; 0: it did not. */
    int mark;

    HeldSwapIn() {}

    void copy(SwapIn event, Process process) {
        this.process = process;
        monotonicNs = event.monotonicNs();
        by = event.by();
        from = event.from();
        kind = event.kind();
        pages = event.pages();
        index = event.index();
        slot = event.slot();
        delayNs = event.delayNs();
        address = event.address();
        tid = event.tid();
        seek(from == From.CACHE ? slot : slot + index);
        long taken = event.taken();
        mark = (int) taken;
        if (taken != 0) {
            long now = monotonicNs >>> TAKEN_UNIT_BITS;
            outTime = now - (now - (taken >>> 32) & TAKEN_TIME) << TAKEN_UNIT_BITS;
        }
    }

    /** Since the last swap-out of its slot, in nanoseconds, or -1 when that was not seen. */
    public long awayNs() {
        return outTime == 0 ? -1 : monotonicNs - outTime;
    }
}
