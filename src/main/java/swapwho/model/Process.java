// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A process that loses pages, in one life and under one name; what is found out about it is kept here. */
public final class Process {
    public final int pid;
    /** CLOCK_BOOTTIME in nanoseconds. */
    public final long startTime;
    /** The name's 16 bytes as two little-endian words. */
    public final long commandLow;

    public final long commandHigh;

    /** Its id in its own pid namespace, or 0 when that is the tracer's too. */
    public int containerPid;

    /** cgroup v2 id; changes when the process is moved; -1: not looked at yet. */
    public long cgroup = -1;
    /** Path of that cgroup in its hierarchy, or null when unknown. */
    public byte[] cgroupPath;
    /** How often it was looked for. */
    public int cgroupTries;
    /** Whether the user's filters let it through. */
    public boolean wanted = true;
    /** Base pages it lost so far; a page that several processes own counts for each. */
    public long pages;

    /** What is mapped where in it, or null when that was not read; another thread may bring it. */
    public volatile Areas areas;
    /** Not before this time is it worth another reading; CLOCK_MONOTONIC in nanoseconds. */
    public volatile long readAgainNs;

    /** What the renderer in use keeps with the process, so that it need not look it up; null until it does. */
    public Object rendering;

    public Process(int pid, long startTime, long commandLow, long commandHigh) {
        this.pid = pid;
        this.startTime = startTime;
        this.commandLow = commandLow;
        this.commandHigh = commandHigh;
    }

    boolean is(int pid, long startTime, long commandLow, long commandHigh) {
        return this.pid == pid
                && this.startTime == startTime
                && this.commandLow == commandLow
                && this.commandHigh == commandHigh;
    }
}
