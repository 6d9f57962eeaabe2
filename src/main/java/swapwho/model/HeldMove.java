// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A write of zswap's to its device, copied, with those who lost the page when zswap took it. Fields as in SwapOut. */
public final class HeldMove extends HeldBack {
    public Cause cause;
    public Stored stored;
    public Reclaimer reclaimer;
    private final OwnerSets sets;

    HeldMove(OwnerSets sets) {
        this.sets = sets;
    }

    void copy(SwapOut event, Reclaimer reclaimer) {
        this.reclaimer = reclaimer;
        monotonicNs = event.monotonicNs();
        cause = event.cause();
        stored = event.stored();
        pages = event.pages();
        slot = event.slot();
        seek(slot);
    }

    /** Whether it was seen how zswap took the page, and is not forgotten: without that nothing below is known. */
    public boolean known() {
        return owners != 0;
    }

    /** What kind of page zswap took, or UNKNOWN. */
    public Kind kind() {
        return known() ? sets.kind(owners) : Kind.UNKNOWN;
    }

    /** How many page-table entries held the slot when zswap took the page, or -1 when unknown. */
    public int references() {
        return known() ? sets.references(owners) : -1;
    }

    /** Whether the owners account for every reference. */
    public boolean complete() {
        return known() && sets.complete(owners);
    }

    /** How many owners are known, of the folio's first page; 0: none. */
    public int ownerCount() {
        return sets.count(owners);
    }

    public Process owner(int owner) {
        return sets.owner(owners, owner);
    }

    /** Virtual address of the page. */
    public long ownerAddress(int owner) {
        return sets.address(owners, owner);
    }
}
