// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What one process, cgroup, container, mapping or swap area has in swap, in base pages; a negative number is unknown. */
public final class HeldRow {
    /** The process, when a row stands for one. */
    public final Process process;
    /** What else it stands for; null: all that has no cgroup, container, named mapping, or an area not known. */
    public final byte[] name;
    /** Type of the area that it stands for, or -1. */
    public final int type;
    /** Page-table entries that hold a slot. */
    public long pages;
    /** Slots that it alone holds. */
    public long alone;
    /** Slots that others hold too, each once. */
    public long shared;
    /** Pages of shared memory in swap that it maps, each once. */
    public long shmem;
    /** Its fair part of all three. */
    public long share;
    /** The same before rounding. */
    double exactShare;

    HeldRow(Process process, byte[] name, int type) {
        this.process = process;
        this.name = name;
        this.type = type;
    }
}
