// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import swapwho.model.Cause;
import swapwho.model.Kind;
import swapwho.model.Stored;
import swapwho.model.SwapOut;

/** A window onto one record of the ring: struct swap_out and its owners, as event.h lays them out. */
final class EventDecoder implements SwapOut {
    static final int SWAP_OUT = 1;

    static final int TYPE = 0;
    static final int CAUSE = 1;
    static final int KIND = 2;
    static final int STORED = 3;
    static final int OWNER_COUNT = 4;
    static final int FLAGS = 6;
    static final int TIME = 8;
    static final int ENTRY = 16;
    static final int PAGES = 24;
    static final int REFERENCES = 28;
    static final int RECLAIMER_PID = 32;
    static final int RECLAIMER_TID = 36;
    static final int RECLAIMER_COMMAND = 40;
    static final int LIMIT_CGROUP = 56;
    static final int SWAP_OUT_BYTES = 64;

    static final int OWNER_ADDRESS = 0;
    static final int OWNER_START_TIME = 8;
    static final int OWNER_CGROUP = 16;
    static final int OWNER_PID = 24;
    static final int OWNER_PAGES = 28;
    static final int OWNER_INDEX = 32;
    static final int OWNER_COMMAND = 40;
    static final int OWNER_BYTES = 56;

    private static final int FLAG_COMPLETE = 1;
    private static final int TYPE_SHIFT = 58;
    private static final long OFFSET_MASK = (1L << TYPE_SHIFT) - 1;
    private static final Cause[] CAUSES = Cause.values();
    private static final Kind[] KINDS = Kind.values();
    private static final Stored[] STORED_AS = Stored.values();

    private static final ValueLayout.OfByte U8 = JAVA_BYTE;
    private static final ValueLayout.OfShort U16 = JAVA_SHORT;
    private static final ValueLayout.OfInt U32 = JAVA_INT;
    private static final ValueLayout.OfLong U64 = JAVA_LONG;

    private final MemorySegment data;
    private long at;

    EventDecoder(MemorySegment data) {
        this.data = data;
    }

    /** Moves the window; false when the record is of a type that this reader does not know. */
    boolean moveTo(long offset) {
        at = offset;
        return data.get(U8, offset) == SWAP_OUT;
    }

    @Override
    public long monotonicNs() {
        return data.get(U64, at + TIME);
    }

    @Override
    public Cause cause() {
        return CAUSES[data.get(U8, at + CAUSE)];
    }

    @Override
    public Kind kind() {
        return KINDS[data.get(U8, at + KIND)];
    }

    @Override
    public Stored stored() {
        return STORED_AS[data.get(U8, at + STORED)];
    }

    @Override
    public int pages() {
        return data.get(U32, at + PAGES);
    }

    @Override
    public int slotType() {
        return (int) (data.get(U64, at + ENTRY) >>> TYPE_SHIFT);
    }

    @Override
    public long slotOffset() {
        return data.get(U64, at + ENTRY) & OFFSET_MASK;
    }

    @Override
    public int references() {
        return data.get(U32, at + REFERENCES);
    }

    @Override
    public boolean complete() {
        return (data.get(U16, at + FLAGS) & FLAG_COMPLETE) != 0;
    }

    @Override
    public int reclaimerPid() {
        return data.get(U32, at + RECLAIMER_PID);
    }

    @Override
    public int reclaimerTid() {
        return data.get(U32, at + RECLAIMER_TID);
    }

    @Override
    public long reclaimerCommandLow() {
        return data.get(U64, at + RECLAIMER_COMMAND);
    }

    @Override
    public long reclaimerCommandHigh() {
        return data.get(U64, at + RECLAIMER_COMMAND + 8);
    }

    @Override
    public long limitCgroup() {
        return data.get(U64, at + LIMIT_CGROUP);
    }

    @Override
    public int ownerCount() {
        return data.get(U16, at + OWNER_COUNT) & 0xffff;
    }

    @Override
    public int ownerPid(int owner) {
        return data.get(U32, owner(owner) + OWNER_PID);
    }

    @Override
    public long ownerStartTime(int owner) {
        return data.get(U64, owner(owner) + OWNER_START_TIME);
    }

    @Override
    public long ownerCommandLow(int owner) {
        return data.get(U64, owner(owner) + OWNER_COMMAND);
    }

    @Override
    public long ownerCommandHigh(int owner) {
        return data.get(U64, owner(owner) + OWNER_COMMAND + 8);
    }

    @Override
    public long ownerCgroup(int owner) {
        return data.get(U64, owner(owner) + OWNER_CGROUP);
    }

    @Override
    public long ownerAddress(int owner) {
        return data.get(U64, owner(owner) + OWNER_ADDRESS);
    }

    @Override
    public int ownerPages(int owner) {
        return data.get(U32, owner(owner) + OWNER_PAGES);
    }

    @Override
    public int ownerIndex(int owner) {
        return data.get(U32, owner(owner) + OWNER_INDEX);
    }

    private long owner(int owner) {
        return at + SWAP_OUT_BYTES + (long) owner * OWNER_BYTES;
    }
}
