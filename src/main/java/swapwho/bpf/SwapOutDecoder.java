// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.util.Arrays;
import swapwho.model.Cause;
import swapwho.model.FilePage;
import swapwho.model.Kind;
import swapwho.model.Process;
import swapwho.model.ProvedOwners;
import swapwho.model.Stored;
import swapwho.model.SwapOut;

/**
 * A window onto one record: struct swap_out, its owners and its file, as event.h lays them out, in little-endian words of
 * eight bytes. The constants are byte offsets; EventLayoutTest holds them against the built BPF object.
 */
final class SwapOutDecoder implements SwapOut {
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
    static final int BYTES = 64;

    static final int OWNER_ADDRESS = 0;
    static final int OWNER_START_TIME = 8;
    static final int OWNER_CGROUP = 16;
    static final int OWNER_PID = 24;
    static final int OWNER_PAGES = 28;
    static final int OWNER_INDEX = 32;
    static final int OWNER_CONTAINER_PID = 36;
    static final int OWNER_COMMAND = 40;
    static final int OWNER_BYTES = 56;

    static final int FLAG_COMPLETE = 1;
    static final int FLAG_FILE = 8;
    private static final Cause[] CAUSES = Words.byNumber(Cause.values(), Cause.OTHER);
    private static final Kind[] KINDS = Words.byNumber(Kind.values(), Kind.UNKNOWN);
    private static final Stored[] STORED_AS = Words.byNumber(Stored.values(), Stored.UNKNOWN);

    /** Of the first word: how many owners, and whether a file follows them. */
    private static final long ALIKE_MASK = 0xffffL << OWNER_COUNT * 8 | (long) FLAG_FILE << FLAGS * 8;
    private static final long ALIKE_ONE_OWNER = 1L << OWNER_COUNT * 8;

    private final FileDecoder file = new FileDecoder();
    private long[] words;
    private int at;
    private long head;
    private boolean alike;

    /** Before another piece of the ring: what the window stood at may have been overwritten. */
    void leave() {
        words = null;
    }

    /** Moves the window; returns where the next event begins, which the words must reach. */
    int moveTo(long[] words, int at) {
        int before = this.at;
        boolean comparable = this.words == words;
        this.words = words;
        this.at = at;
        head = words[at];
        alike = comparable && (head & ALIKE_MASK) == ALIKE_ONE_OWNER && repeats(before);
        return owner(ownerCount()) + (hasFile() ? FileDecoder.BYTES / 8 : 0);
    }

    @Override
    public boolean alike() {
        return alike;
    }

    @Override
    public long shape() {
        return head;
    }

    @Override
    public long monotonicNs() {
        return words[at + TIME / 8];
    }

    @Override
    public Cause cause() {
        return CAUSES[(int) (head >>> CAUSE * 8) & 0xff];
    }

    @Override
    public Kind kind() {
        return KINDS[(int) (head >>> KIND * 8) & 0xff];
    }

    @Override
    public Stored stored() {
        return STORED_AS[(int) (head >>> STORED * 8) & 0xff];
    }

    @Override
    public int pages() {
        return (int) words[at + PAGES / 8];
    }

    @Override
    public long slot() {
        return words[at + ENTRY / 8];
    }

    @Override
    public int references() {
        return (int) (words[at + REFERENCES / 8] >> 32);
    }

    @Override
    public boolean complete() {
        return (head >>> FLAGS * 8 & FLAG_COMPLETE) != 0;
    }

    @Override
    public int reclaimerPid() {
        return (int) words[at + RECLAIMER_PID / 8];
    }

    @Override
    public int reclaimerTid() {
        return (int) (words[at + RECLAIMER_TID / 8] >>> 32);
    }

    @Override
    public long reclaimerCommandLow() {
        return words[at + RECLAIMER_COMMAND / 8];
    }

    @Override
    public long reclaimerCommandHigh() {
        return words[at + RECLAIMER_COMMAND / 8 + 1];
    }

    @Override
    public long limitCgroup() {
        return words[at + LIMIT_CGROUP / 8];
    }

    @Override
    public int ownerCount() {
        return (int) (head >>> OWNER_COUNT * 8) & 0xffff;
    }

    @Override
    public SwapOut copy() {
        SwapOutDecoder copy = new SwapOutDecoder();
        copy.moveTo(Arrays.copyOfRange(words, at, at + BYTES / 8), 0);
        return copy;
    }

    @Override
    public SwapOut named(ProvedOwners owners) {
        int count = owners.count();
        long[] event = Arrays.copyOf(Arrays.copyOfRange(words, at, at + BYTES / 8), (BYTES + count * OWNER_BYTES) / 8);
        int references = count == 0 ? -1 : references();
        event[TYPE / 8] = event[TYPE / 8] & ~(0xffL << KIND * 8)
                | (long) owners.kind().ordinal() << KIND * 8
                | (long) count << OWNER_COUNT * 8
                | (count == references ? (long) FLAG_COMPLETE << FLAGS * 8 : 0);
        event[REFERENCES / 8] = 1 | (long) references << 32;
        moveTo(event, 0);
        for (int i = 0; i < count; i++) {
            Process process = owners.process(i);
            int owner = owner(i);
            event[owner + OWNER_ADDRESS / 8] = owners.address(i);
            event[owner + OWNER_START_TIME / 8] = process.startTime;
            event[owner + OWNER_CGROUP / 8] = process.cgroup;
            event[owner + OWNER_PID / 8] = process.pid | 1L << 32;
            event[owner + OWNER_CONTAINER_PID / 8] = (long) process.containerPid << 32;
            event[owner + OWNER_COMMAND / 8] = process.commandLow;
            event[owner + OWNER_COMMAND / 8 + 1] = process.commandHigh;
        }
        return this;
    }

    @Override
    public int ownerPid(int owner) {
        return (int) words[owner(owner) + OWNER_PID / 8];
    }

    @Override
    public long ownerStartTime(int owner) {
        return words[owner(owner) + OWNER_START_TIME / 8];
    }

    @Override
    public long ownerCommandLow(int owner) {
        return words[owner(owner) + OWNER_COMMAND / 8];
    }

    @Override
    public long ownerCommandHigh(int owner) {
        return words[owner(owner) + OWNER_COMMAND / 8 + 1];
    }

    @Override
    public long ownerCgroup(int owner) {
        return words[owner(owner) + OWNER_CGROUP / 8];
    }

    @Override
    public long ownerAddress(int owner) {
        return words[owner(owner) + OWNER_ADDRESS / 8];
    }

    @Override
    public int ownerPages(int owner) {
        return (int) (words[owner(owner) + OWNER_PAGES / 8] >>> 32);
    }

    @Override
    public int ownerIndex(int owner) {
        return (int) words[owner(owner) + OWNER_INDEX / 8];
    }

    @Override
    public int ownerContainerPid(int owner) {
        return (int) (words[owner(owner) + OWNER_CONTAINER_PID / 8] >>> 32);
    }

    @Override
    public FilePage file() {
        if (!hasFile()) {
            return null;
        }
        file.moveTo(words, owner(ownerCount()));
        return file;
    }

    /** Word by word, for each getter costs more than a comparison; time, slot and address are left out. */
    private boolean repeats(int before) {
        long[] w = words;
        int owner = at + BYTES / 8;
        int ownerBefore = before + BYTES / 8;
        // Whoever moved the window here finds out that the piece is cut short.
        if (owner + OWNER_BYTES / 8 > w.length) {
            return false;
        }
        return head == w[before]
                && w[at + PAGES / 8] == w[before + PAGES / 8]
                && w[at + RECLAIMER_PID / 8] == w[before + RECLAIMER_PID / 8]
                && w[at + RECLAIMER_COMMAND / 8] == w[before + RECLAIMER_COMMAND / 8]
                && w[at + RECLAIMER_COMMAND / 8 + 1] == w[before + RECLAIMER_COMMAND / 8 + 1]
                && w[at + LIMIT_CGROUP / 8] == w[before + LIMIT_CGROUP / 8]
                && w[owner + OWNER_START_TIME / 8] == w[ownerBefore + OWNER_START_TIME / 8]
                && w[owner + OWNER_CGROUP / 8] == w[ownerBefore + OWNER_CGROUP / 8]
                && w[owner + OWNER_PID / 8] == w[ownerBefore + OWNER_PID / 8]
                && w[owner + OWNER_INDEX / 8] == w[ownerBefore + OWNER_INDEX / 8]
                && w[owner + OWNER_COMMAND / 8] == w[ownerBefore + OWNER_COMMAND / 8]
                && w[owner + OWNER_COMMAND / 8 + 1] == w[ownerBefore + OWNER_COMMAND / 8 + 1];
    }

    private boolean hasFile() {
        return (head >>> FLAGS * 8 & FLAG_FILE) != 0;
    }

    private int owner(int owner) {
        return at + BYTES / 8 + owner * (OWNER_BYTES / 8);
    }
}
