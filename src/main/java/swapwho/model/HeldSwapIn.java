// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A swap-in that is held back. */
final class HeldSwapIn extends HeldBack implements SwapIn {
    Process process;
    private By by;
    private From from;
    private Kind kind;
    private int pages;
    private int index;
    private int slotType;
    private long slotOffset;
    private long delayNs;
    private long address;
    private int tid;
    private long cgroup;

    void copy(SwapIn event, Process process) {
        this.process = process;
        time = event.monotonicNs();
        by = event.by();
        from = event.from();
        kind = event.kind();
        pages = event.pages();
        index = event.index();
        slotType = event.slotType();
        slotOffset = event.slotOffset();
        delayNs = event.delayNs();
        address = event.address();
        tid = event.tid();
        cgroup = event.cgroup();
        slot = SlotMemory.slot(slotType, from == From.CACHE ? slotOffset : slotOffset + index);
        outTime = 0;
        taker = Takers.NOBODY;
        owners = 0;
    }

    @Override
    public long monotonicNs() {
        return time;
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public From from() {
        return from;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int slotType() {
        return slotType;
    }

    @Override
    public long slotOffset() {
        return slotOffset;
    }

    @Override
    public long delayNs() {
        return delayNs;
    }

    @Override
    public long address() {
        return address;
    }

    @Override
    public int pid() {
        return process.pid;
    }

    @Override
    public int tid() {
        return tid;
    }

    @Override
    public int containerPid() {
        return process.containerPid;
    }

    @Override
    public long startTime() {
        return process.startTime;
    }

    @Override
    public long commandLow() {
        return process.commandLow;
    }

    @Override
    public long commandHigh() {
        return process.commandHigh;
    }

    @Override
    public long cgroup() {
        return cgroup;
    }
}
