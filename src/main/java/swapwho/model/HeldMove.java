// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A write of zswap's to its device, copied, with those who lost the page when zswap took it. Fields as in SwapOut. */
public final class HeldMove extends HeldBack {
    public Cause cause;
    public Stored stored;
    public int references;
    public Reclaimer reclaimer;
    private final OwnerSets sets;

    HeldMove(OwnerSets sets) {
        this.sets = sets;
    }

    void copy(SwapOut event, Reclaimer reclaimer) {
        this.reclaimer = reclaimer;
        monotonicNs = event.monotonicNs();
        cause = event.cause();
        kind = event.kind();
        stored = event.stored();
        pages = event.pages();
        slot = event.slot();
        references = event.references();
        seek(slot);
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

    /** Whether those who lost the page are still all that hold its slot. */
    public boolean complete() {
        return owners != 0 && pages == 1 && references == ownerCount();
    }
}
