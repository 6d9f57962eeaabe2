// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A thread that reclaims, under one name. The same one is the same object for as long as it is not crowded out. */
public final class Reclaimer {
    /** Thread group id. */
    public final int pid;

    public final int tid;
    /** The thread's name: 16 bytes as two little-endian words. */
    public final long commandLow;

    public final long commandHigh;

    /** How the renderer in use writes it, made once; null until then. */
    public byte[] rendered;

    /** As whom it took pages last; its number is NOBODY when that was forgotten. */
    Takers.Taker taker;

    Reclaimer(int pid, int tid, long commandLow, long commandHigh) {
        this.pid = pid;
        this.tid = tid;
        this.commandLow = commandLow;
        this.commandHigh = commandHigh;
    }

    boolean is(CountRow row) {
        return pid == row.takerPid()
                && commandLow == row.takerCommandLow()
                && commandHigh == row.takerCommandHigh();
    }

    boolean is(SwapOut event) {
        return tid == event.reclaimerTid()
                && commandLow == event.reclaimerCommandLow()
                && commandHigh == event.reclaimerCommandHigh()
                && pid == event.reclaimerPid();
    }
}
