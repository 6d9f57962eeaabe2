// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import swapwho.model.Cause;
import swapwho.model.FilePage;
import swapwho.model.HeldMove;
import swapwho.model.PerFile;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Stored;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/** A swap-out or a move as a row of the table. */
final class TextSwapOut {
    private static final byte[] NEXT_OWNER = utf8(", ");
    private static final byte[] NOBODY = utf8("nobody found");
    private static final byte[] NOT_KNOWN = utf8("not known");
    private static final byte[] PAGES = utf8(" pages");
    private static final byte[] INCOMPLETE = utf8(" (incomplete)");
    private static final byte[] END = utf8("\n");

    private final LineBuffer out;
    private final TextRow row;
    private final byte[] outWay;
    private final byte[] moveWay;
    private final byte[][] stored = new byte[Stored.values().length][];
    private final byte[][] cause = new byte[Cause.values().length][];
    private final LimitCgroups limits;
    private final PerFile<byte[]> files = new PerFile<>(TextSwapOut::file);

    TextSwapOut(TextRow row) {
        this.out = row.out;
        this.row = row;
        outWay = row.way("out", "");
        moveWay = row.way("move", "");
        for (Stored s : Stored.values()) {
            stored[s.ordinal()] = utf8(String.format(" %-7s ", s == Stored.UNKNOWN ? "" : s.word()));
        }
        for (Cause c : Cause.values()) {
            cause[c.ordinal()] = utf8(String.format("%-12s ", c.word()));
        }
        limits = new LimitCgroups(this::limit);
    }

    /** What may have changed around the events is asked for again. */
    void lookAgain() {
        limits.forgetUnknown();
    }

    void swapOut(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {
        int pages = event.pages();
        row.begin(event.monotonicNs(), outWay, event.slot(), pages);
        out.text(stored[event.stored().ordinal()]).text(cause[event.cause().ordinal()]).text(row.of(reclaimer));
        int count = event.ownerCount();
        if (count == 0) {
            out.text(NOBODY);
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.text(NEXT_OWNER);
            }
            owner(owners[i], event.ownerAddress(i), event.ownerPages(i), pages, event.file());
        }
        if (!event.complete() && count > 0) {
            out.text(INCOMPLETE);
        }
        FilePage file = event.file();
        if (file != null) {
            out.text(files.of(file));
        }
        out.text(limits.of(event.limitCgroup()));
        if (waker != null) {
            out.text(wokenBy(waker));
        }
        out.text(END);
    }

    void swapMove(HeldMove event) {
        row.begin(event.monotonicNs, moveWay, event.slot, event.pages);
        out.text(stored[event.stored.ordinal()]).text(cause[event.cause.ordinal()]);
        out.text(row.of(event.reclaimer));
        int count = event.ownerCount();
        if (count == 0) {
            out.text(event.known() ? NOBODY : NOT_KNOWN);
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.text(NEXT_OWNER);
            }
            owner(event.owner(i), event.ownerAddress(i), 1, 1, null);
        }
        if (!event.complete() && count > 0) {
            out.text(INCOMPLETE);
        }
        out.text(END);
    }

    private void owner(Process process, long address, int pages, int folioPages, FilePage file) {
        row.process(process);
        row.address(address);
        if (pages != folioPages) {
            out.put(' ').decimal(pages).text(PAGES);
        }
        row.mapping(process, address, file);
    }

    private byte[] limit(long cgroup) {
        byte[] path = row.cgroup(cgroup);
        return path == null ? null : utf8("; limit of " + Names.text(path));
    }

    private static byte[] file(FilePage file) {
        byte[] name = file.name();
        String inode = "with inode " + Long.toUnsignedString(file.inode()) + " on " + Names.device(file);
        return utf8("; file " + (name.length == 0 ? inode : Names.text(name)));
    }

    private static byte[] wokenBy(Waker waker) {
        if (waker.rendered == null) {
            waker.rendered = utf8("; woken by " + TextRow.thread(waker.tid, waker.commandLow, waker.commandHigh));
        }
        return waker.rendered;
    }
}
