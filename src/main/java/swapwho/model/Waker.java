// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A thread whose allocation woke a kswapd. The same one is the same object for as long as it is not crowded out. */
public final class Waker {
    /** Thread group id. */
    public final int pid;

    /** 0: not kept. */
    public final int tid;
    /** The thread's name: 16 bytes as two little-endian words. */
    public final long commandLow;

    public final long commandHigh;

    /** How the renderer in use writes it, made once; null until then. */
    public byte[] rendered;

    Waker(int pid, int tid, long commandLow, long commandHigh) {
        this.pid = pid;
        this.tid = tid;
        this.commandLow = commandLow;
        this.commandHigh = commandHigh;
    }

    boolean is(int pid, int tid, long commandLow, long commandHigh) {
        return this.tid == tid && this.pid == pid && this.commandLow == commandLow && this.commandHigh == commandHigh;
    }

    /** Whether both are of one process and have the same name. */
    boolean isProcessOf(Waker other) {
        return pid == other.pid && commandLow == other.commandLow && commandHigh == other.commandHigh;
    }
}
