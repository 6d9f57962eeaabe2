// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/**
 * A JSON line that was put together piece by piece, kept so that the next event that differs from it in numbers only
 * is a copy of it with those digits changed. That is nearly every event, and costs a third of the pieces.
 */
final class LineTemplate {
    static final int OWNERS = 8;
    private static final int LENGTH = 1024;

    /** Where in the buffer the line begins, and where in it the digits stand that change. */
    static final class Marks {
        int start;
        int timeAt;
        int monotonicAt;
        int offsetAt;
        final int[] addressEnd = new int[OWNERS];
    }

    private byte[] line = new byte[512];
    private int length;
    private int epoch = -1;

    private long shape;
    private int pages;
    private int slotType;
    private int references;
    private int reclaimerPid;
    private int reclaimerTid;
    private long reclaimerLow;
    private long reclaimerHigh;
    private long limitCgroup;
    private Waker waker;
    private final Process[] owners;
    private final Mapping[] mappings;
    private final int[] ownerPages;
    private final int[] ownerIndex;

    private int timeAt;
    private int timeMs;
    private int monotonicAt;
    private int monotonicMs;
    private int offsetAt;
    private long offset;
    /** Range of the offsets with as many digits. */
    private long offsetLow;

    private long offsetHigh;
    private final int[] addressEnd;
    private final long[] addresses;
    /** Which bit of the address the first hex digit begins at. */
    private final int[] firstDigit;

    /** @param limit how many owners the line may have, at most OWNERS */
    LineTemplate(int limit) {
        owners = new Process[limit];
        mappings = new Mapping[limit];
        ownerPages = new int[limit];
        ownerIndex = new int[limit];
        addressEnd = new int[limit];
        addresses = new long[limit];
        firstDigit = new int[limit];
    }

    /**
     * Writes the event, if it is of the kept line's shape.
     *
     * @param epoch another than the kept line's forbids it
     * @param time  in the event's second
     */
    boolean write(LineBuffer out, SwapOut event, Process[] now, Mapping[] mapped, Waker waker, int epoch, JsonTime time) {
        if (this.epoch != epoch || this.waker != waker || !fits(event)) {
            return false;
        }
        int count = event.ownerCount();
        for (int i = 0; i < count; i++) {
            if (owners[i] != now[i] || mappings[i] != mapped[i] || !fits(event, i)) {
                return false;
            }
        }
        long monotonic = event.monotonicNs();
        timeMs = nine(timeAt, timeMs, time.wallNs(monotonic));
        monotonicMs = nine(monotonicAt, monotonicMs, time.monotonicNs(monotonic));
        for (int i = 0; i < count; i++) {
            address(i, event.ownerAddress(i));
        }
        offset(event.slotOffset());
        out.text(line, length);
        return true;
    }

    /** Takes over the line that was just put together for an event. */
    void keep(LineBuffer out, Marks marks, SwapOut event, Process[] now, Mapping[] mapped, Waker waker, int epoch) {
        length = out.length() - marks.start;
        if (length <= 0 || length > LENGTH) {
            this.epoch = -1;
            return;
        }
        if (length > line.length) {
            line = new byte[LENGTH];
        }
        out.copySince(marks.start, line);
        this.epoch = epoch;
        this.waker = waker;
        limitCgroup = event.limitCgroup();
        shape = event.shape();
        pages = event.pages();
        slotType = event.slotType();
        references = event.references();
        reclaimerPid = event.reclaimerPid();
        reclaimerTid = event.reclaimerTid();
        reclaimerLow = event.reclaimerCommandLow();
        reclaimerHigh = event.reclaimerCommandHigh();
        timeAt = marks.timeAt - marks.start;
        timeMs = -1;
        monotonicAt = marks.monotonicAt - marks.start;
        monotonicMs = -1;
        offsetAt = marks.offsetAt - marks.start;
        offset = event.slotOffset();
        offsetHigh = 10;
        while (offsetHigh <= offset) {
            offsetHigh *= 10;
        }
        offsetLow = offsetHigh == 10 ? 0 : offsetHigh / 10;
        for (int i = 0; i < event.ownerCount(); i++) {
            owners[i] = now[i];
            mappings[i] = mapped[i];
            ownerPages[i] = event.ownerPages(i);
            ownerIndex[i] = event.ownerIndex(i);
            addressEnd[i] = marks.addressEnd[i] - marks.start;
            addresses[i] = event.ownerAddress(i);
            firstDigit[i] = 63 - Long.numberOfLeadingZeros(addresses[i] | 1) & ~3;
        }
    }

    private boolean fits(SwapOut event) {
        long slot = event.slotOffset();
        return shape == event.shape()
                && references == event.references()
                && slot >= offsetLow
                && slot < offsetHigh
                && slotType == event.slotType()
                && pages == event.pages()
                && reclaimerTid == event.reclaimerTid()
                && reclaimerPid == event.reclaimerPid()
                && reclaimerLow == event.reclaimerCommandLow()
                && reclaimerHigh == event.reclaimerCommandHigh()
                && limitCgroup == event.limitCgroup();
    }

    private boolean fits(SwapOut event, int i) {
        return ownerPages[i] == event.ownerPages(i)
                && ownerIndex[i] == event.ownerIndex(i)
                // With the same first digit there are as many digits.
                && (addresses[i] ^ event.ownerAddress(i)) >>> firstDigit[i] == 0;
    }

    private int nine(int at, int msBefore, int now) {
        int thousands = now / 1000;
        int ms = thousands / 1000;
        Digits.three(line, at + 6, now - thousands * 1000);
        Digits.three(line, at + 3, thousands - ms * 1000);
        if (ms != msBefore) {
            Digits.three(line, at, ms);
        }
        return ms;
    }

    private void address(int i, long address) {
        long changed = address ^ addresses[i];
        addresses[i] = address;
        int at = addressEnd[i];
        for (int shift = 0; changed >>> shift != 0; shift += 8) {
            at -= 2;
            Digits.pair(line, at, (int) (address >>> shift) & 255);
        }
    }

    private void offset(long now) {
        if (now != offset) {
            offset = now;
            Digits.decimal(line, offsetAt, now);
        }
    }
}
