// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import swapwho.model.Cause;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Stored;
import swapwho.model.Summary;
import swapwho.model.Surroundings;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/** Events as a table to read, one line each; owners come last, for their number varies. */
public final class TextLines implements Lines {
    private static final int SECOND = 1_000_000_000;
    private static final int SLOT = 16;
    private static final int RECLAIMER = 15;

    private final LineBuffer out;
    private final Surroundings surroundings;
    private final Theme theme;
    private final ZoneId zone;
    private final int headerEvery;
    private final byte[] header;
    private final byte[][] slot = new byte[64][];
    private final byte[][] stored = new byte[Stored.values().length][];
    private final byte[][] cause = new byte[Cause.values().length][];
    private final byte[] nextOwner = utf8(", ");
    private final byte[] newLine = utf8("\n");
    private final byte[] incomplete = utf8(" (incomplete)\n");
    private final byte[] noOwner = utf8("nobody found");
    private final byte[] pagesMark = utf8(" pages");
    private final byte[] detailEnd;
    private final Reclaimers reclaimers;
    private long offset;
    private long secondStart = -SECOND;
    private byte[] second;
    private long lines;

    /** @param headerEvery lines between two headers; 0: one header only */
    public TextLines(LineBuffer out, Surroundings surroundings, Theme theme, ZoneId zone, int headerEvery) {
        this.out = out;
        this.surroundings = surroundings;
        this.theme = theme;
        this.zone = zone;
        this.headerEvery = headerEvery;
        header = utf8(String.format("%-15s %-" + SLOT + "s %5s %-7s %-12s %-" + RECLAIMER + "s %s%n",
                "TIME", "SLOT", "PAGES", "STORED", "CAUSE", "RECLAIMER", "OWNERS"));
        for (Stored s : Stored.values()) {
            stored[s.ordinal()] = utf8(String.format(" %-7s ", s == Stored.UNKNOWN ? "" : s.word()));
        }
        for (Cause c : Cause.values()) {
            cause[c.ordinal()] = utf8(String.format("%-12s ", c.word()));
        }
        detailEnd = utf8(theme.end);
        reclaimers = new Reclaimers(this::reclaimer);
    }

    @Override
    public void clock(long realtimeMinusMonotonic) {
        offset = realtimeMinusMonotonic;
        // Swap areas come and go; asked again once a second, never once an event.
        Arrays.fill(slot, null);
    }

    @Override
    public void swapOut(SwapOut event, Process[] owners, Waker waker) {
        if (lines == 0 || headerEvery > 0 && lines % headerEvery == 0) {
            out.text(header);
        }
        lines++;
        time(event.monotonicNs());
        out.text(slot(event.slotType()));
        int end = out.length() - slot[event.slotType()].length + SLOT;
        out.decimal(event.slotOffset()).spaces(end - out.length());
        int pages = event.pages();
        out.put(' ').spaces(5 - digits(pages)).decimal(pages);
        out.text(stored[event.stored().ordinal()]).text(cause[event.cause().ordinal()]).text(reclaimers.of(event));
        int count = event.ownerCount();
        if (count == 0) {
            out.text(noOwner);
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.text(nextOwner);
            }
            owner(event, i, owners[i], pages);
        }
        out.text(event.complete() || count == 0 ? newLine : incomplete);
    }

    @Override
    public void swapMove(SwapOut event, Process[] owners) {}

    @Override
    public void swapIn(SwapIn event, Process process, long awayNs) {}

    @Override
    public void lost(long monotonicNs, long events) {
        time(monotonicNs);
        out.text(utf8("lost " + events + " events: no room for them in the ring buffer\n"));
    }

    /** Nothing: the text summary is for standard error, see TextSummary. */
    @Override
    public void summary(Summary summary) {}

    private void time(long monotonicNs) {
        long into = monotonicNs + offset - secondStart;
        if (into < 0 || into >= SECOND) {
            secondStart = Math.floorDiv(monotonicNs + offset, SECOND) * SECOND;
            into = monotonicNs + offset - secondStart;
            second = utf8(DateTimeFormatter.ofPattern("HH:mm:ss.")
                    .format(Instant.ofEpochSecond(secondStart / SECOND).atZone(zone)));
        }
        out.beginLine();
        out.text(second).six((int) into / 1000).put(' ');
    }

    private byte[] slot(int type) {
        if (slot[type] == null) {
            byte[] device = surroundings.device(type);
            String name = device == null ? Integer.toString(type) : Names.text(device);
            slot[type] = utf8(name.substring(name.lastIndexOf('/') + 1) + ":");
        }
        return slot[type];
    }

    private void owner(SwapOut event, int i, Process process, int folioPages) {
        if (process.rendering == null) {
            process.rendering = utf8(who(process, theme) + " " + theme.detail + "0x");
        }
        long address = event.ownerAddress(i);
        out.text((byte[]) process.rendering).hex(address).text(detailEnd);
        int pages = event.ownerPages(i);
        if (pages != folioPages) {
            out.put(' ').decimal(pages).text(pagesMark);
        }
        Mapping mapping = surroundings.mapping(process, address);
        if (mapping != null) {
            if (mapping.rendered == null) {
                mapping.rendered = utf8(" " + Names.text(mapping.name));
            }
            out.text(mapping.rendered);
        }
    }

    /** NAME(PID), or what stands for it when the address space has no process any more. */
    static String who(Process process, Theme theme) {
        if (process.pid == 0) {
            return "(no process)";
        }
        return theme.owner + Names.text(Names.command(process.commandLow, process.commandHigh)) + theme.end
                + "(" + process.pid + ")";
    }

    private byte[] reclaimer(int pid, int tid, long low, long high) {
        String text = Names.text(Names.command(low, high)) + "(" + tid + ")";
        return utf8(theme.reclaimer + text + theme.end + " ".repeat(Math.max(0, RECLAIMER - text.length()) + 1));
    }

    private static int digits(int number) {
        return number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
