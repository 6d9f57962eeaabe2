// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A swap-in made by a test; starts as the contract's example. */
public final class FakeSwapIn implements SwapIn {
    public long monotonicNs = 36_625_926_535L;
    public By by = By.FAULT;
    public From from = From.DEVICE;
    public Kind kind = Kind.ANON;
    public int pages = 1;
    public int index;
    public int slotType;
    public long slotOffset = 1234;
    public long delayNs = 81_234;
    public long address = 0x7f1200000000L;
    public int pid = 174;
    public int tid = 174;
    public int containerPid;
    public long startTime = 5_000_000_000L;
    public long cgroup;
    public long taken;
    private long[] command = FakeSwapOut.words("hog");

    public FakeSwapIn command(String name) {
        command = FakeSwapOut.words(name);
        return this;
    }

    @Override
    public long monotonicNs() {
        return monotonicNs;
    }

    @Override
    public long taken() {
        return taken;
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
    public long slot() {
        return Slot.of(slotType, slotOffset);
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
        return pid;
    }

    @Override
    public int tid() {
        return tid;
    }

    @Override
    public int containerPid() {
        return containerPid;
    }

    @Override
    public long startTime() {
        return startTime;
    }

    @Override
    public long commandLow() {
        return command[0];
    }

    @Override
    public long commandHigh() {
        return command[1];
    }

    @Override
    public long cgroup() {
        return cgroup;
    }
}
