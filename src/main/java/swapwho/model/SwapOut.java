// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * One folio that goes to swap, as a view onto the record being read: valid only until the reader moves on,
 * so that reading an event allocates nothing. Owners are numbered from 0; each is one run of pages that is
 * contiguous in the folio and in the owner's address space.
 */
public interface SwapOut {
    /** CLOCK_MONOTONIC, in nanoseconds. */
    long monotonicNs();

    /** A number that differs between events that differ in cause, kind, stored, completeness, owners' number or having a file. */
    default long shape() {
        return cause().ordinal()
                | kind().ordinal() << 8
                | stored().ordinal() << 16
                | (complete() ? 1 << 24 : 0)
                | (file() != null ? 1 << 25 : 0)
                | (long) ownerCount() << 32;
    }

    /**
     * Whether it differs from the swap-out that was handed over before it in time, slot and address only. Both then have one owner and
     * no file. False also where nobody compared.
     */
    default boolean alike() {
        return false;
    }

    Cause cause();

    Kind kind();

    Stored stored();

    /** Base pages in the folio: 1, or a power of two up to 512 on x86-64. */
    int pages();

    /** The folio's first slot, see Slot; the folio's slots are consecutive. */
    long slot();

    /** The swap area's number, 0 to 31. */
    default int slotType() {
        return Slot.type(slot());
    }

    /** Where in its swap area, in pages. */
    default long slotOffset() {
        return Slot.offset(slot());
    }

    /** How many page-table entries hold the folio's slots by the kernel's own count, or -1 when unknown. */
    int references();

    /** Whether the owners account for every reference; false also when the references are unknown. */
    boolean complete();

    int reclaimerPid();

    int reclaimerTid();

    /** First eight bytes of the reclaiming thread's name, NUL-padded, little-endian. */
    long reclaimerCommandLow();

    /** Last eight bytes of the reclaiming thread's name, NUL-padded, little-endian. */
    long reclaimerCommandHigh();

    /** Id of the cgroup whose limit caused the reclaim, or 0. */
    long limitCgroup();

    int ownerCount();

    /** An event of its own, which stays when the reader moves on. Only of one that has neither owners nor a file. Allocates. */
    SwapOut copy();

    /** The same event with these owners, each of one page, which has none yet; without any it has no references either. Allocates. */
    SwapOut named(ProvedOwners owners);

    /** Thread group id in the initial pid namespace, or 0 when the address space has no process any more. */
    int ownerPid(int owner);

    /** When the process started, CLOCK_BOOTTIME in nanoseconds: tells two lives of one pid apart. */
    long ownerStartTime(int owner);

    /** First eight bytes of the process's name (its thread group leader's), NUL-padded, little-endian. */
    long ownerCommandLow(int owner);

    /** Last eight bytes of the process's name, NUL-padded, little-endian. */
    long ownerCommandHigh(int owner);

    /** cgroup v2 id of the process. */
    long ownerCgroup(int owner);

    /** Virtual address of the run's first page. */
    long ownerAddress(int owner);

    /** Base pages in the run. */
    int ownerPages(int owner);

    /** Which page of the folio the run begins with. */
    int ownerIndex(int owner);

    /** Thread group id in the process's own pid namespace, or 0 when that is the tracer's too. */
    int ownerContainerPid(int owner);

    /** Which page of which file it is, or null when that is not known or it is of none. */
    FilePage file();
}
