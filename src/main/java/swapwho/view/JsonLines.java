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
import swapwho.model.SwapOut;

/**
 * Events as newline-delimited JSON. This runs once a page on a machine that is short of everything: a line is put
 * together from ready-made pieces and digits, and nothing is allocated unless a piece is met for the first time.
 */
public final class JsonLines implements Lines {
    private static final int SECOND = 1_000_000_000;

    private final LineBuffer out;
    private final Surroundings surroundings;
    private final byte[][] page = new byte[Kind.values().length][];
    private final byte[][] slot = new byte[64][];
    private final byte[][] stored = new byte[Stored.values().length][];
    private final byte[][] cause = new byte[2 * Cause.values().length][];
    private final Reclaimers reclaimers = new Reclaimers(JsonLines::reclaimer);
    private final byte[] pagesKey = ascii("\",\"pages\":");
    private final byte[] indexKey = ascii(",\"index\":");
    private final byte[] nextOwner = ascii("},");
    private final byte[] lastOwner = ascii("}");
    private final byte[] noReferences = ascii("]");
    private final byte[] references = ascii("],\"references\":");
    private long offset;
    /** Start of the second that `wall` and `monotonic` were made for, in nanoseconds of their clocks. */
    private long wallStart = -SECOND;

    private byte[] wall;
    private long monotonicStart = -SECOND;
    private byte[] monotonic;

    public JsonLines(LineBuffer out, Surroundings surroundings) {
        this.out = out;
        this.surroundings = surroundings;
        for (Kind k : Kind.values()) {
            page[k.ordinal()] = ascii(",\"page\":{" + (k == Kind.UNKNOWN ? "" : "\"kind\":\"" + k.word() + "\",") + "\"pages\":");
        }
        for (Stored s : Stored.values()) {
            stored[s.ordinal()] =
                    ascii("}" + (s == Stored.UNKNOWN ? "" : ",\"stored\":\"" + s.word() + "\"") + ",\"owners\":[");
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
    }

    @Override
    public void swapOut(SwapOut event, Process[] owners) {
        time(event.monotonicNs());
        out.text(page[event.kind().ordinal()]).decimal(event.pages());
        out.text(slot(event.slotType())).decimal(event.slotOffset());
        out.text(stored[event.stored().ordinal()]);
        int count = event.ownerCount();
        for (int i = 0; i < count; i++) {
            owner(event, i, owners[i]);
            out.text(i + 1 < count ? nextOwner : lastOwner);
        }
        int known = event.references();
        if (known >= 0) {
            out.text(references).decimal(known);
        } else {
            out.text(noReferences);
        }
        int complete = event.complete() ? 1 : 0;
        out.text(cause[2 * event.cause().ordinal() + complete]).text(reclaimers.of(event));
    }

    @Override
    public void lost(long monotonicNs, long events) {
        out.text(ascii("{\"event\":\"lost\",\"time\":\"" + Instant.ofEpochSecond(0, monotonicNs + offset)
                + "\",\"events\":" + events + "}\n"));
    }

    @Override
    public void summary(Summary summary) {
        out.text(ascii(JsonSummary.of(summary, offset)));
    }

    private void time(long monotonicNs) {
        long into = monotonicNs + offset - wallStart;
        if (into < 0 || into >= SECOND) {
            wallStart = Math.floorDiv(monotonicNs + offset, SECOND) * SECOND;
            into = monotonicNs + offset - wallStart;
            String second = Instant.ofEpochSecond(wallStart / SECOND).toString();
            wall = ascii("{\"event\":\"swap_out\",\"time\":\"" + second.replace("Z", "."));
        }
        out.text(wall).nine((int) into);
        into = monotonicNs - monotonicStart;
        if (into < 0 || into >= SECOND) {
            monotonicStart = monotonicNs / SECOND * SECOND;
            into = monotonicNs - monotonicStart;
            String seconds = monotonicStart == 0 ? "" : Long.toString(monotonicStart / SECOND);
            monotonic = ascii("Z\",\"monotonic_ns\":" + seconds);
        }
        out.text(monotonic);
        if (monotonicStart == 0) {
            out.decimal(into);
        } else {
            out.nine((int) into);
        }
    }

    private byte[] slot(int type) {
        if (slot[type] == null) {
            byte[] device = surroundings.device(type);
            slot[type] = utf8("},\"slot\":{" + (device == null ? "" : "\"device\":\"" + Names.json(device) + "\",")
                    + "\"type\":" + type + ",\"offset\":");
        }
        return slot[type];
    }

    private void owner(SwapOut event, int i, Process process) {
        if (process.head == null) {
            process.head = head(process);
        }
        if (process.tail == null) {
            byte[] path = process.cgroupPath;
            process.tail = utf8(path == null ? "" : ",\"cgroup\":\"" + Names.json(path) + "\"");
        }
        long address = event.ownerAddress(i);
        out.text(process.head).hex(address).text(pagesKey).decimal(event.ownerPages(i));
        int index = event.ownerIndex(i);
        if (index != 0) {
            out.text(indexKey).decimal(index);
        }
        out.text(process.tail);
        Mapping mapping = surroundings.mapping(process, address);
        if (mapping != null) {
            if (mapping.rendered == null) {
                mapping.rendered = utf8(",\"mapping\":\"" + Names.json(mapping.name) + "\"");
            }
            out.text(mapping.rendered);
        }
    }

    private static byte[] head(Process process) {
        if (process.pid == 0) {
            return ascii("{\"address\":\"0x");
        }
        return utf8("{\"pid\":" + process.pid + ",\"command\":\""
                + Names.json(Names.command(process.commandLow, process.commandHigh)) + "\",\"address\":\"0x");
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
