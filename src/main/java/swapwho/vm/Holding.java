// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

/** That a process holds a swap slot at an address: a row of truth.csv, or what a swap_out says of one page of one owner. */
public record Holding(int pid, long address, int type, long offset) {
    static final int PAGE_SIZE = 4096;

    /** The slot as one number. */
    long slot() {
        return slot(type, offset);
    }

    static long slot(int type, long offset) {
        return (long) type << 50 | offset;
    }

    @Override
    public String toString() {
        return "pid %d address 0x%x slot %d:%d".formatted(pid, address, type, offset);
    }
}
