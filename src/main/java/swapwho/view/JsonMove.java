// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import swapwho.model.HeldMove;
import swapwho.model.Mapping;
import swapwho.model.Slot;
import swapwho.model.Stored;

/** A write of zswap's to its device as a line of JSON, put together from pieces. */
final class JsonMove {
    private static final byte[] MOVE = utf8("{\"event\":\"swap_move\",\"time\":\"");
    private static final byte[] OWNERS = utf8(",\"owners\":[");
    private static final byte[] ONE_PAGE = utf8("\",\"pages\":1");
    private static final byte[] NEXT_OWNER = utf8("},");
    private static final byte[] LAST_OWNER = utf8("}]");
    private static final byte[] NO_OWNER = utf8(",\"owners\":[]");
    private static final byte[] REFERENCES = utf8(",\"references\":");
    private static final byte[] END = utf8("}\n");

    private final LineBuffer out;
    private final JsonTime time;
    private final JsonPieces pieces;
    private final byte[][] stored = new byte[Stored.values().length][];

    JsonMove(LineBuffer out, JsonTime time, JsonPieces pieces) {
        this.out = out;
        this.time = time;
        this.pieces = pieces;
        for (Stored s : Stored.values()) {
            String word = s == Stored.UNKNOWN ? "" : ",\"stored\":\"" + s.word() + "\"";
            stored[s.ordinal()] = utf8("},\"from\":\"zswap\"" + word);
        }
    }

    void line(HeldMove event) {
        out.beginLine();
        time.write(out.text(MOVE), event.monotonicNs);
        out.text(pieces.page(event.kind())).decimal(event.pages).text(pieces.slot(Slot.type(event.slot))).decimal(Slot.offset(event.slot));
        out.text(stored[event.stored.ordinal()]);
        if (event.known()) {
            owners(event);
            out.text(pieces.cause(event.cause, event.complete()));
        } else {
            out.text(pieces.cause(event.cause));
        }
        out.text(JsonPieces.of(event.reclaimer));
        out.text(END);
    }

    private void owners(HeldMove event) {
        int count = event.ownerCount();
        for (int i = 0; i < count; i++) {
            JsonOwner owner = JsonOwner.of(event.owner(i));
            long address = event.ownerAddress(i);
            Mapping mapping = pieces.mapping(event.owner(i), address);
            out.text(i == 0 ? OWNERS : NEXT_OWNER).text(owner.head).hex(address).text(ONE_PAGE).text(owner.tail);
            if (mapping != null) {
                out.text(JsonPieces.of(mapping));
            }
        }
        out.text(count > 0 ? LAST_OWNER : NO_OWNER);
        int references = event.references();
        if (references >= 0) {
            out.text(REFERENCES).decimal(references);
        }
    }
}
