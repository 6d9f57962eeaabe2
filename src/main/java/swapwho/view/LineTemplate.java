// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Slot;
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
    private int references;
    private long limitCgroup;
    private Reclaimer reclaimer;
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
    /** Where its last digit is. */
    private int offsetEnd;

    private long slot;
    /** Range of the slots of the same area whose offsets have as many digits. */
    private long slotLow;

    private long slotHigh;
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
     * @param time        gone to the event's
     * @param monotonicNs the event's
     */
    boolean write(
            LineBuffer out, SwapOut event, Process[] now, Mapping[] mapped, Reclaimer reclaimer, Waker waker, JsonTime time,
            long monotonicNs) {
        if (epoch != time.epoch() || this.reclaimer != reclaimer || this.waker != waker || !fits(event)) {
            return false;
        }
        int count = event.ownerCount();
        for (int i = 0; i < count; i++) {
            if (owners[i] != now[i] || mappings[i] != mapped[i] || !fits(event, i)) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            address(i, event.ownerAddress(i));
        }
        finish(out, event.slot(), time, monotonicNs);
        return true;
    }

    /** Writes an event that is alike the last one that was written or kept, if its numbers have as many digits. */
    boolean writeAgain(LineBuffer out, SwapOut event, Mapping mapped, JsonTime time, long monotonicNs) {
        long now = event.slot();
        long address = event.ownerAddress(0);
        if (epoch != time.epoch() || mappings[0] != mapped || now < slotLow || now >= slotHigh
                || (addresses[0] ^ address) >>> firstDigit[0] != 0) {
            return false;
        }
        address(0, address);
        finish(out, now, time, monotonicNs);
        return true;
    }

    private void finish(LineBuffer out, long slot, JsonTime time, long monotonicNs) {
        timeMs = nine(timeAt, timeMs, time.wallNs(monotonicNs));
        monotonicMs = nine(monotonicAt, monotonicMs, time.monotonicNs(monotonicNs));
        offset(slot);
        out.text(line, length);
    }

    /** Takes over the line that was just put together for an event. */
    void keep(
            LineBuffer out, Marks marks, SwapOut event, Process[] now, Mapping[] mapped, Reclaimer reclaimer, Waker waker,
            JsonTime time) {
        length = out.length() - marks.start;
        if (length <= 0 || length > LENGTH) {
            epoch = -1;
            return;
        }
        if (length > line.length) {
            line = new byte[LENGTH];
        }
        out.copySince(marks.start, line);
        epoch = time.epoch();
        this.reclaimer = reclaimer;
        this.waker = waker;
        limitCgroup = event.limitCgroup();
        shape = event.shape();
        pages = event.pages();
        references = event.references();
        timeAt = marks.timeAt - marks.start;
        timeMs = -1;
        monotonicAt = marks.monotonicAt - marks.start;
        monotonicMs = -1;
        offsetAt = marks.offsetAt - marks.start;
        slot = event.slot();
        offsetEnd = Digits.decimal(line, offsetAt, Slot.offset(slot)) - 1;
        long high = 10;
        while (high <= Slot.offset(slot)) {
            high *= 10;
        }
        slotLow = Slot.of(Slot.type(slot), high == 10 ? 0 : high / 10);
        slotHigh = slotLow - (high == 10 ? 0 : high / 10) + high;
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
        long slot = event.slot();
        return shape == event.shape()
                && references == event.references()
                && slot >= slotLow
                && slot < slotHigh
                && pages == event.pages()
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
        int shift = 0;
        // Most addresses are a page's first.
        if ((changed & 0xff) == 0) {
            shift = 8;
            at -= 2;
        }
        for (; changed >>> shift != 0; shift += 8) {
            at -= 2;
            Digits.pair(line, at, (int) (address >>> shift) & 255);
        }
    }

    private void offset(long now) {
        // The kernel often hands out one slot after the other.
        if (now == slot + 1 && line[offsetEnd] != '9') {
            line[offsetEnd]++;
        } else if (now != slot) {
            Digits.decimal(line, offsetAt, Slot.offset(now));
        }
        slot = now;
    }
}
