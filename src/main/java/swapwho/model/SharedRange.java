// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A part of a shared object (shmem, tmpfs, memfd, System V) that a process maps. */
public final class SharedRange {
    /** Device and inode number of the object. */
    public final long device;

    public final long inode;
    /** Pages of the object, from the first to the one after the last. */
    public final long from;

    public final long to;
    public final Mapping mapping;
    /** How many of its pages are in swap; 0 until known. */
    public long swapped;

    public SharedRange(long device, long inode, long from, long to, Mapping mapping) {
        this.device = device;
        this.inode = inode;
        this.from = from;
        this.to = to;
        this.mapping = mapping;
    }

    /** Whether it is the same part of the same object. */
    public boolean same(SharedRange other) {
        return inode == other.inode && device == other.device && from == other.from && to == other.to;
    }
}
