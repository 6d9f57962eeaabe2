// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import swapwho.model.Cause;
import swapwho.model.Kind;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Stored;
import swapwho.model.Summary;
import swapwho.model.Surroundings;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/**
 * Events as newline-delimited JSON. This runs once a page on a machine that is short of everything: a line is a copy
 * of one like it with other digits, or else is put together from ready-made pieces; nothing is allocated unless a
 * piece is met for the first time.
 */
public final class JsonLines implements Lines {
    private static final int SECOND = 1_000_000_000;

    private static final byte[] PAGES = ascii("\",\"pages\":");
    private static final byte[] INDEX = ascii(",\"index\":");
    private static final byte[] NEXT_OWNER = ascii("},");
    private static final byte[] LAST_OWNER = ascii("}");
    private static final byte[] REFERENCES = ascii("],\"references\":");
    private static final byte[] NO_REFERENCES = ascii("]");

    private final LineBuffer out;
    private final Surroundings surroundings;
    private final byte[][] page = new byte[Kind.values().length][];
    private final byte[][] slot = new byte[64][];
    private final byte[][] stored = new byte[Stored.values().length][];
    private final byte[][] cause = new byte[2 * Cause.values().length][];
    private final Reclaimers reclaimers = new Reclaimers(JsonLines::reclaimer);
    private final LineTemplate.Marks marks = new LineTemplate.Marks();
    private Mapping[] mappings = new Mapping[16];
    private long offset;
    /** Changes whenever a line may not be copied any more. */
    private int epoch;
    /** Start of the second that `wall` and `monotonic` were made for, in nanoseconds of their clocks. */
    private long wallStart = -SECOND;

    private byte[] wall;
    private long monotonicStart = -SECOND;
    private byte[] monotonic;

    public JsonLines(LineBuffer out, Surroundings surroundings) {
        this.out = out;
        this.surroundings = surroundings;
        for (Kind k : Kind.values()) {
            String kind = k == Kind.UNKNOWN ? "" : "\"kind\":\"" + k.word() + "\",";
            page[k.ordinal()] = ascii(",\"page\":{" + kind + "\"pages\":");
        }
        for (Stored s : Stored.values()) {
            String word = s == Stored.UNKNOWN ? "" : ",\"stored\":\"" + s.word() + "\"";
            stored[s.ordinal()] = ascii("}" + word + ",\"owners\":[");
        }
        for (Cause c : Cause.values()) {
            cause[2 * c.ordinal()] = ascii(",\"complete\":false,\"cause\":\"" + c.word() + "\"");
            cause[2 * c.ordinal() + 1] = ascii(",\"complete\":true,\"cause\":\"" + c.word() + "\"");
        }
    }

    @Override
    public void clock(long realtimeMinusMonotonic) {
        offset = realtimeMinusMonotonic;
        // Swap areas come and go; asked again once a second, never once an event.
        Arrays.fill(slot, null);
        epoch++;
    }

    @Override
    public void swapOut(SwapOut event, Process[] owners, Waker waker) {
        long time = event.monotonicNs();
        long wallNs = time + offset - wallStart;
        long monotonicNs = time - monotonicStart;
        if (wallNs < 0 || wallNs >= SECOND || monotonicNs < 0 || monotonicNs >= SECOND) {
            newSecond(time);
            wallNs = time + offset - wallStart;
            monotonicNs = time - monotonicStart;
        }
        int count = event.ownerCount();
        if (count > mappings.length) {
            mappings = new Mapping[count];
        }
        for (int i = 0; i < count; i++) {
            mappings[i] = surroundings.mapping(owners[i], event.ownerAddress(i));
        }
        if (count == 0 || count > LineTemplate.OWNERS || monotonicStart == 0) {
            line(event, owners, (int) wallNs, (int) monotonicNs);
            return;
        }
        LineTemplate template = JsonOwner.of(owners[0]).template(count);
        if (!template.write(out, event, owners, mappings, epoch, (int) wallNs, (int) monotonicNs)) {
            line(event, owners, (int) wallNs, (int) monotonicNs);
            template.keep(out, marks, event, owners, mappings, epoch);
        }
    }

    @Override
    public void swapMove(SwapOut event, Process[] owners) {}

    @Override
    public void swapIn(SwapIn event, Process process, long awayNs) {}

    @Override
    public void lost(long monotonicNs, long events) {
        Instant time = Instant.ofEpochSecond(0, monotonicNs + offset);
        out.text(ascii("{\"event\":\"lost\",\"time\":\"" + time + "\",\"events\":" + events + "}\n"));
    }

    @Override
    public void summary(Summary summary) {
        out.text(ascii(JsonSummary.of(summary, offset)));
    }

    private void newSecond(long time) {
        wallStart = Math.floorDiv(time + offset, SECOND) * SECOND;
        String second = Instant.ofEpochSecond(wallStart / SECOND).toString();
        wall = ascii("{\"event\":\"swap_out\",\"time\":\"" + second.replace("Z", "."));
        monotonicStart = time / SECOND * SECOND;
        // A JSON number has no leading zeros, which the nine digits of the first second after boot would have.
        String seconds = monotonicStart == 0 ? "" : Long.toString(monotonicStart / SECOND);
        monotonic = ascii("Z\",\"monotonic_ns\":" + seconds);
        epoch++;
    }

    private void line(SwapOut event, Process[] owners, int wallNs, int monotonicNs) {
        marks.start = out.beginLine();
        marks.timeAt = out.text(wall).length();
        marks.monotonicAt = out.nine(wallNs).text(monotonic).length();
        if (monotonicStart == 0) {
            out.decimal(monotonicNs);
        } else {
            out.nine(monotonicNs);
        }
        out.text(page[event.kind().ordinal()]).decimal(event.pages());
        marks.offsetAt = out.text(slot(event.slotType())).length();
        out.decimal(event.slotOffset()).text(stored[event.stored().ordinal()]);
        int count = event.ownerCount();
        for (int i = 0; i < count; i++) {
            owner(event, i, owners[i]);
            out.text(i + 1 < count ? NEXT_OWNER : LAST_OWNER);
        }
        int references = event.references();
        if (references >= 0) {
            out.text(REFERENCES).decimal(references);
        } else {
            out.text(NO_REFERENCES);
        }
        int complete = event.complete() ? 1 : 0;
        out.text(cause[2 * event.cause().ordinal() + complete]).text(reclaimers.of(event));
    }

    private byte[] slot(int type) {
        if (slot[type] == null) {
            byte[] device = surroundings.device(type);
            String key = device == null ? "" : "\"device\":\"" + Names.json(device) + "\",";
            slot[type] = utf8("},\"slot\":{" + key + "\"type\":" + type + ",\"offset\":");
        }
        return slot[type];
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
        Mapping mapping = mappings[i];
        if (mapping != null) {
            if (mapping.rendered == null) {
                mapping.rendered = utf8(",\"mapping\":\"" + Names.json(mapping.name) + "\"");
            }
            out.text(mapping.rendered);
        }
    }

    private static byte[] reclaimer(int pid, int tid, long low, long high) {
        return utf8(",\"reclaimer\":{\"pid\":" + pid + ",\"tid\":" + tid + ",\"command\":\""
                + Names.json(Names.command(low, high)) + "\"}}\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
