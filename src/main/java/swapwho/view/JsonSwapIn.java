// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import swapwho.model.By;
import swapwho.model.From;
import swapwho.model.HeldSwapIn;
import swapwho.model.Mapping;
import swapwho.model.Slot;

/** A swap-in as a line of JSON, put together from pieces. */
final class JsonSwapIn {
    private static final byte[] IN = utf8("{\"event\":\"swap_in\",\"time\":\"");
    private static final byte[] INDEX = utf8(",\"index\":");
    private static final byte[] PROCESS_END = utf8("}");
    private static final byte[] ADDRESS = utf8("},\"address\":\"0x");
    private static final byte[] ADDRESS_END = utf8("\"");
    private static final byte[] DELAY = utf8(",\"delay_ns\":");
    private static final byte[] AWAY = utf8(",\"away_ns\":");
    private static final byte[] END = utf8("}\n");

    private final LineBuffer out;
    private final JsonTime time;
    private final JsonPieces pieces;
    private final byte[][] by = new byte[By.values().length][];
    private final byte[][] from = new byte[From.values().length][];

    JsonSwapIn(LineBuffer out, JsonTime time, JsonPieces pieces) {
        this.out = out;
        this.time = time;
        this.pieces = pieces;
        for (By b : By.values()) {
            by[b.ordinal()] = utf8("},\"by\":\"" + b.word() + "\",\"process\":{");
        }
        for (From f : From.values()) {
            from[f.ordinal()] = utf8(f == From.UNKNOWN ? "" : ",\"from\":\"" + f.word() + "\"");
        }
    }

    void line(HeldSwapIn event) {
        out.beginLine();
        time.write(out.text(IN), event.monotonicNs);
        out.text(pieces.page(event.kind)).decimal(event.pages);
        if (event.index != 0) {
            out.text(INDEX).decimal(event.index);
        }
        out.text(pieces.slot(Slot.type(event.slot))).decimal(Slot.offset(event.slot)).text(by[event.by.ordinal()]);
        JsonOwner process = JsonOwner.of(event.process);
        out.text(process.toTid).decimal(event.tid).text(process.afterTid);
        if (event.by == By.FAULT) {
            fault(event);
        } else {
            out.text(PROCESS_END).text(from[event.from.ordinal()]);
        }
        long away = event.awayNs();
        if (away >= 0) {
            out.text(AWAY).decimal(away);
        }
        out.text(END);
    }

    private void fault(HeldSwapIn event) {
        Mapping mapping = pieces.mapping(event.process, event.address);
        out.text(ADDRESS).hex(event.address).text(ADDRESS_END);
        if (mapping != null) {
            out.text(JsonPieces.of(mapping));
        }
        out.text(from[event.from.ordinal()]);
        // A fault that had not ended when the trace did has none.
        if (event.delayNs > 0) {
            out.text(DELAY).decimal(event.delayNs);
        }
    }
}
