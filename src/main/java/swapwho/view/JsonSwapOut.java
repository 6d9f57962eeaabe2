// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import swapwho.model.FilePage;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Stored;
import swapwho.model.Surroundings;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/** A swap-out as a line of JSON: a copy of one like it with other digits, or else put together from pieces. */
final class JsonSwapOut {
    private static final byte[] OUT = utf8("{\"event\":\"swap_out\",\"time\":\"");
    private static final byte[] PAGES = utf8("\",\"pages\":");
    private static final byte[] INDEX = utf8(",\"index\":");
    private static final byte[] NEXT_OWNER = utf8("},");
    private static final byte[] LAST_OWNER = utf8("}");
    private static final byte[] REFERENCES = utf8("],\"references\":");
    private static final byte[] NO_REFERENCES = utf8("]");
    private static final byte[] FILE_END = utf8("}");
    private static final byte[] END = utf8("}\n");

    private final LineBuffer out;
    private final JsonTime time;
    private final JsonPieces pieces;
    private final Surroundings surroundings;
    private final byte[][] stored = new byte[Stored.values().length][];
    private final LineTemplate.Marks marks = new LineTemplate.Marks();
    private Mapping[] mappings = new Mapping[16];
    /** What holds the last line; null: nothing does. */
    private LineTemplate last;

    JsonSwapOut(LineBuffer out, JsonTime time, JsonPieces pieces, Surroundings surroundings) {
        this.out = out;
        this.time = time;
        this.pieces = pieces;
        this.surroundings = surroundings;
        for (Stored s : Stored.values()) {
            String word = s == Stored.UNKNOWN ? "" : ",\"stored\":\"" + s.word() + "\"";
            stored[s.ordinal()] = utf8("}" + word + ",\"owners\":[");
        }
    }

    void line(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {
        long monotonicNs = event.monotonicNs();
        time.go(monotonicNs);
        if (last != null && event.alike()
                && last.writeAgain(out, event, surroundings.mapping(owners[0], event.ownerAddress(0)), time, monotonicNs)) {
            return;
        }
        last = null;
        int count = event.ownerCount();
        if (count > mappings.length) {
            mappings = new Mapping[count];
        }
        FilePage file = event.file();
        for (int i = 0; i < count; i++) {
            mappings[i] = surroundings.mapping(owners[i], event.ownerAddress(i), file);
        }
        // The number of the first second after boot is shorter.
        if (count == 0 || count > LineTemplate.OWNERS || time.first()) {
            build(event, owners, reclaimer, waker);
            return;
        }
        LineTemplate template = JsonOwner.of(owners[0]).template(count);
        if (template.write(out, event, owners, mappings, reclaimer, waker, time, monotonicNs)) {
            last = template;
            return;
        }
        build(event, owners, reclaimer, waker);
        // A page's place in its file is no digit that a copy would change.
        if (event.file() == null) {
            template.keep(out, marks, event, owners, mappings, reclaimer, waker, time);
            last = template;
        }
    }

    private void build(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {
        marks.start = out.beginLine();
        time.write(out.text(OUT), event.monotonicNs());
        marks.timeAt = time.wallAt();
        marks.monotonicAt = time.monotonicAt();
        page(event);
        out.text(stored[event.stored().ordinal()]);
        owners(event, owners);
        int references = event.references();
        if (references >= 0) {
            out.text(REFERENCES).decimal(references);
        } else {
            out.text(NO_REFERENCES);
        }
        out.text(pieces.cause(event.cause(), event.complete()))
                .text(pieces.limit(event.limitCgroup()))
                .text(JsonPieces.of(reclaimer));
        if (waker != null) {
            out.text(JsonPieces.of(waker));
        }
        out.text(END);
    }

    private void page(SwapOut event) {
        out.text(pieces.page(event.kind())).decimal(event.pages());
        FilePage file = event.file();
        if (file != null) {
            out.text(pieces.file(file)).decimal(file.index()).text(FILE_END);
        }
        marks.offsetAt = out.text(pieces.slot(event.slotType())).length();
        out.decimal(event.slotOffset());
    }

    private void owners(SwapOut event, Process[] owners) {
        int count = event.ownerCount();
        for (int i = 0; i < count; i++) {
            owner(event, i, owners[i]);
            out.text(i + 1 < count ? NEXT_OWNER : LAST_OWNER);
        }
    }

    private void owner(SwapOut event, int i, Process process) {
        JsonOwner owner = JsonOwner.of(process);
        int end = out.text(owner.head).hex(event.ownerAddress(i)).length();
        if (i < LineTemplate.OWNERS) {
            marks.addressEnd[i] = end;
        }
        out.text(PAGES).decimal(event.ownerPages(i));
        int index = event.ownerIndex(i);
        if (index != 0) {
            out.text(INDEX).decimal(index);
        }
        out.text(owner.tail);
        if (mappings[i] != null) {
            out.text(JsonPieces.of(mappings[i]));
        }
    }
}
