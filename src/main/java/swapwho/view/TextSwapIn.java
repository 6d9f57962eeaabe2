// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import swapwho.model.By;
import swapwho.model.From;
import swapwho.model.HeldSwapIn;

/**
 * A swap-in as a row of the table: where its content was stands below STORED, what brought it back and how long the fault
 * took below CAUSE, how long it was away below RECLAIMER, and whose it is, or who read it, below OWNERS.
 */
final class TextSwapIn {
    private static final int CAUSE = 12;
    private static final byte[] AWAY = utf8(" away ");
    private static final byte[] READER = utf8("by ");
    private static final byte[] END = utf8("\n");

    private final LineBuffer out;
    private final TextRow row;
    private final byte[] way;
    private final byte[][] from = new byte[From.values().length][];
    private final byte[][] by = new byte[By.values().length][];

    TextSwapIn(TextRow row) {
        this.out = row.out;
        this.row = row;
        way = row.way("in", row.theme.back);
        for (From f : From.values()) {
            from[f.ordinal()] = utf8(String.format(" %-7s ", f == From.UNKNOWN ? "" : f.word()));
        }
        for (By b : By.values()) {
            by[b.ordinal()] = utf8(b.word());
        }
    }

    void line(HeldSwapIn event) {
        row.begin(event.monotonicNs, way, event.slot, event.pages);
        byte[] why = by[event.by.ordinal()];
        out.text(from[event.from.ordinal()]).text(why);
        int columns = why.length;
        if (event.by == By.FAULT) {
            columns += 1 + Spans.write(out.put(' '), event.delayNs);
        }
        out.spaces(CAUSE - columns);
        columns = 0;
        long away = event.awayNs();
        if (away >= 0) {
            columns = AWAY.length - 1 + Spans.write(out.text(AWAY), away);
        } else {
            out.put(' ');
        }
        out.spaces(TextRow.RECLAIMER - columns);
        if (event.by == By.FAULT) {
            row.process(event.process);
            row.address(event.address);
            row.mapping(event.process, event.address, null);
        } else {
            out.text(READER);
            row.process(event.process);
        }
        out.text(END);
    }
}
