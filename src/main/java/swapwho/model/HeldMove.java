// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A move that is held back; its owners are those that the slot's swap-out had. */
final class HeldMove extends HeldBack implements SwapOut {
    private final OwnerSets sets;
    private Cause cause;
    private Kind kind;
    private Stored stored;
    private int pages;
    private int slotType;
    private long slotOffset;
    private int references;
    private int reclaimerPid;
    private int reclaimerTid;
    private long reclaimerCommandLow;
    private long reclaimerCommandHigh;
    private long limitCgroup;

    HeldMove(OwnerSets sets) {
        this.sets = sets;
    }

    void copy(SwapOut event) {
        time = event.monotonicNs();
        cause = event.cause();
        kind = event.kind();
        stored = event.stored();
        pages = event.pages();
        slotType = event.slotType();
        slotOffset = event.slotOffset();
        references = event.references();
        reclaimerPid = event.reclaimerPid();
        reclaimerTid = event.reclaimerTid();
        reclaimerCommandLow = event.reclaimerCommandLow();
        reclaimerCommandHigh = event.reclaimerCommandHigh();
        limitCgroup = event.limitCgroup();
        slot = SlotMemory.slot(slotType, slotOffset);
        outTime = 0;
        taker = Takers.NOBODY;
        owners = 0;
    }

    @Override
    public long monotonicNs() {
        return time;
    }

    @Override
    public Cause cause() {
        return cause;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Stored stored() {
        return stored;
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public int slotType() {
        return slotType;
    }

    @Override
    public long slotOffset() {
        return slotOffset;
    }

    @Override
    public int references() {
        return references;
    }

    /** Whether those that lost the page are still all that hold its slot. */
    @Override
    public boolean complete() {
        return owners != 0 && pages == 1 && references == ownerCount();
    }

    @Override
    public int reclaimerPid() {
        return reclaimerPid;
    }

    @Override
    public int reclaimerTid() {
        return reclaimerTid;
    }

    @Override
    public long reclaimerCommandLow() {
        return reclaimerCommandLow;
    }

    @Override
    public long reclaimerCommandHigh() {
        return reclaimerCommandHigh;
    }

    @Override
    public long limitCgroup() {
        return limitCgroup;
    }

    @Override
    public int ownerCount() {
        return sets.count(owners);
    }

    Process owner(int owner) {
        return sets.owner(owners, owner);
    }

    @Override
    public int ownerPid(int owner) {
        return owner(owner).pid;
    }

    @Override
    public long ownerStartTime(int owner) {
        return owner(owner).startTime;
    }

    @Override
    public long ownerCommandLow(int owner) {
        return owner(owner).commandLow;
    }

    @Override
    public long ownerCommandHigh(int owner) {
        return owner(owner).commandHigh;
    }

    @Override
    public long ownerCgroup(int owner) {
        return owner(owner).cgroup;
    }

    @Override
    public long ownerAddress(int owner) {
        return sets.address(owners, owner);
    }

    @Override
    public int ownerPages(int owner) {
        return 1;
    }

    @Override
    public int ownerIndex(int owner) {
        return 0;
    }

    @Override
    public int ownerContainerPid(int owner) {
        return owner(owner).containerPid;
    }

    @Override
    public FilePage file() {
        return null;
    }
}
