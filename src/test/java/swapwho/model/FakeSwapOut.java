// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An event made by a test; starts as the contract's example with no owners. */
public final class FakeSwapOut implements SwapOut {
    public long monotonicNs = 31_415_926_535L;
    public Cause cause = Cause.KSWAPD;
    public Kind kind = Kind.ANON;
    public Stored stored = Stored.DEVICE;
    public int pages = 1;
    public int slotType = 0;
    public long slotOffset = 1234;
    public int references = 1;
    public boolean complete = true;
    public int reclaimerPid = 45;
    public int reclaimerTid = 45;
    public long limitCgroup;
    public File file;
    public final List<Owner> owners = new ArrayList<>();
    private long[] reclaimerCommand = words("kswapd0");

    /** One run of pages; fields as in SwapOut. */
    public static final class Owner {
        public int pid;
        public long startTime = 5_000_000_000L;
        public long[] command;
        public long cgroup;
        public long address;
        public int pages = 1;
        public int index;
        public int containerPid;
    }

    /** Which page of which file; fields as in SwapOut. */
    public record File(long inode, long index, int device, boolean internal, String named) implements FilePage {
        public File(long inode, long index, int device, String named) {
            this(inode, index, device, false, named);
        }

        @Override
        public long name(int word) {
            return words(named.getBytes(StandardCharsets.UTF_8), NAME_WORDS)[word];
        }
    }

    public FakeSwapOut owner(int pid, String command, long address) {
        return owner(pid, command.getBytes(StandardCharsets.UTF_8), address);
    }

    public FakeSwapOut owner(int pid, byte[] command, long address) {
        Owner owner = new Owner();
        owner.pid = pid;
        owner.command = words(command);
        owner.address = address;
        owners.add(owner);
        return this;
    }

    public FakeSwapOut reclaimer(int pid, int tid, String command) {
        reclaimerPid = pid;
        reclaimerTid = tid;
        reclaimerCommand = words(command);
        return this;
    }

    static long[] words(String name) {
        return words(name.getBytes(StandardCharsets.UTF_8));
    }

    private static long[] words(byte[] name) {
        return words(name, 2);
    }

    private static long[] words(byte[] name, int count) {
        long[] words = new long[count];
        for (int i = 0; i < Math.min(8 * count, name.length); i++) {
            words[i / 8] |= (name[i] & 0xFFL) << 8 * (i % 8);
        }
        return words;
    }

    @Override
    public long monotonicNs() {
        return monotonicNs;
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
    public long slot() {
        return Slot.of(slotType, slotOffset);
    }

    @Override
    public int references() {
        return references;
    }

    @Override
    public boolean complete() {
        return complete;
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
        return reclaimerCommand[0];
    }

    @Override
    public long reclaimerCommandHigh() {
        return reclaimerCommand[1];
    }

    @Override
    public long limitCgroup() {
        return limitCgroup;
    }

    @Override
    public int ownerCount() {
        return owners.size();
    }

    @Override
    public SwapOut copy() {
        FakeSwapOut copy = new FakeSwapOut();
        copy.monotonicNs = monotonicNs;
        copy.cause = cause;
        copy.kind = kind;
        copy.stored = stored;
        copy.pages = pages;
        copy.slotType = slotType;
        copy.slotOffset = slotOffset;
        copy.references = references;
        copy.complete = complete;
        copy.reclaimerPid = reclaimerPid;
        copy.reclaimerTid = reclaimerTid;
        copy.limitCgroup = limitCgroup;
        copy.reclaimerCommand = reclaimerCommand;
        return copy;
    }

    @Override
    public SwapOut named(ProvedOwners proved) {
        kind = proved.kind();
        for (int i = 0; i < proved.count(); i++) {
            Owner owner = new Owner();
            Process process = proved.process(i);
            owner.pid = process.pid;
            owner.startTime = process.startTime;
            owner.command = new long[] {process.commandLow, process.commandHigh};
            owner.address = proved.address(i);
            owners.add(owner);
        }
        references = owners.isEmpty() ? -1 : references;
        complete = owners.size() == references;
        return this;
    }

    @Override
    public int ownerPid(int owner) {
        return owners.get(owner).pid;
    }

    @Override
    public long ownerStartTime(int owner) {
        return owners.get(owner).startTime;
    }

    @Override
    public long ownerCommandLow(int owner) {
        return owners.get(owner).command[0];
    }

    @Override
    public long ownerCommandHigh(int owner) {
        return owners.get(owner).command[1];
    }

    @Override
    public long ownerCgroup(int owner) {
        return owners.get(owner).cgroup;
    }

    @Override
    public long ownerAddress(int owner) {
        return owners.get(owner).address;
    }

    @Override
    public int ownerPages(int owner) {
        return owners.get(owner).pages;
    }

    @Override
    public int ownerIndex(int owner) {
        return owners.get(owner).index;
    }

    @Override
    public int ownerContainerPid(int owner) {
        return owners.get(owner).containerPid;
    }

    @Override
    public FilePage file() {
        return file;
    }
}
