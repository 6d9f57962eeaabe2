// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What all of one kind lose and get back: fields as in TopLoss, summed up. */
public final class TopRow {
    /** What it stands for, and what its detail is asked by; equal for the same of another moment. */
    public final Object key;
    /** Of a cgroup, a container or a mapping; null: all that have none, or that were folded together. */
    public final byte[] name;
    /** The process, or one that is in it; null: several that were folded together. */
    public final Process process;

    public long outNow;
    public long backNow;
    public long out;
    public long back;
    public long returned;
    public long faults;
    public long waitedNs;
    /** Base pages in swap now; -1: unknown. */
    public long held = -1;

    public final long[] seconds = new long[Minute.SECONDS];
    public final Histogram delays = new Histogram();
    public final Histogram away = new Histogram();
    public final long[] stored = new long[Stored.values().length];
    public final long[] causes = new long[Cause.values().length];

    TopRow(Object key, byte[] name, Process process) {
        this.key = key;
        this.name = name;
        this.process = process;
    }

    void add(TopLoss loss) {
        outNow += loss.outNow();
        backNow += loss.backNow();
        out += loss.out();
        back += loss.back();
        returned += loss.returned();
        faults += loss.faults();
        waitedNs += loss.waitedNs();
        sum(seconds, loss.seconds());
        sum(stored, loss.stored());
        sum(causes, loss.causes());
        delays.add(loss.delays());
        away.add(loss.away());
    }

    void hold(long pages) {
        held = Math.max(0, held) + pages;
    }

    /**
     * Of the pages lost in the last minute, the share that has come back; negative when none was lost, or when more came
     * back than it is known to have lost: after a fork a page that another lost, or one whose mapping was not known then.
     */
    public double returnedShare() {
        return out == 0 || returned > out ? -1 : (double) returned / out;
    }

    private static void sum(long[] all, long[] more) {
        for (int i = 0; i < all.length; i++) {
            all[i] += more[i];
        }
    }
}
