// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import swapwho.model.FilePage;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Slot;
import swapwho.model.Surroundings;

/** What the rows of all events have in common: the columns up to the pages, and how a process stands in the last one. */
final class TextRow {
    static final int RECLAIMER = 15;
    private static final int SECOND = 1_000_000_000;
    private static final int SLOT = 15;
    private static final String HEADER = "%-15s %-4s %-" + SLOT + "s %5s %-7s %-12s %-" + RECLAIMER + "s %s%n";

    final LineBuffer out;
    final Theme theme;
    private final Surroundings surroundings;
    private final ZoneId zone;
    private final int headerEvery;
    private final byte[] header = utf8(
            String.format(HEADER, "TIME", "WAY", "SLOT", "PAGES", "STORED", "CAUSE", "RECLAIMER", "OWNERS"));
    private final byte[][] areas = new byte[64][];
    private final byte[] detail;
    private final byte[] detailEnd;
    private long offset;
    private long secondStart = -SECOND;
    private byte[] second;
    private long rows;

    /** @param headerEvery rows between two headers; 0: one header only */
    TextRow(LineBuffer out, Surroundings surroundings, Theme theme, ZoneId zone, int headerEvery) {
        this.out = out;
        this.surroundings = surroundings;
        this.theme = theme;
        this.zone = zone;
        this.headerEvery = headerEvery;
        detail = utf8(" " + theme.detail + "0x");
        detailEnd = utf8(theme.end);
    }

    void clock(long realtimeMinusMonotonic) {
        offset = realtimeMinusMonotonic;
        // Swap areas come and go; asked again once a second, never once an event.
        Arrays.fill(areas, null);
    }

    /** The path of a cgroup, or null. */
    byte[] cgroup(long id) {
        return surroundings.cgroup(id);
    }

    /** A direction with the blanks around it. */
    byte[] way(String word, String colour) {
        return utf8(colour + word + (colour.isEmpty() ? "" : theme.end) + " ".repeat(5 - word.length()));
    }

    void begin(long monotonicNs, byte[] way, long slot, int pages) {
        if (rows == 0 || headerEvery > 0 && rows % headerEvery == 0) {
            out.text(header);
        }
        rows++;
        time(monotonicNs);
        byte[] area = area(Slot.type(slot));
        int end = out.text(way).length() + SLOT;
        out.text(area).decimal(Slot.offset(slot)).spaces(end - out.length());
        out.put(' ').spaces(5 - digits(pages)).decimal(pages);
    }

    void time(long monotonicNs) {
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

    void process(Process process) {
        if (process.rendering == null) {
            process.rendering = utf8(TextLines.who(process, theme));
        }
        out.text((byte[]) process.rendering);
    }

    void address(long address) {
        out.text(detail).hex(address).text(detailEnd);
    }

    /** What is mapped there, if it has a name; of the page of a file, or null. */
    void mapping(Process process, long address, FilePage file) {
        Mapping mapping = surroundings.mapping(process, address, file);
        if (mapping != null) {
            if (mapping.rendered == null) {
                mapping.rendered = utf8(" " + Names.text(mapping.name));
            }
            out.text(mapping.rendered);
        }
    }

    byte[] of(Reclaimer reclaimer) {
        if (reclaimer.rendered == null) {
            String text = thread(reclaimer.tid, reclaimer.commandLow, reclaimer.commandHigh);
            String blanks = " ".repeat(Math.max(0, RECLAIMER - text.length()) + 1);
            reclaimer.rendered = utf8(theme.reclaimer + text + theme.end + blanks);
        }
        return reclaimer.rendered;
    }

    static String thread(int tid, long low, long high) {
        return Names.text(Names.command(low, high)) + "(" + tid + ")";
    }

    private byte[] area(int type) {
        if (areas[type] == null) {
            byte[] device = surroundings.device(type);
            String name = device == null ? Integer.toString(type) : Names.text(device);
            areas[type] = utf8(name.substring(name.lastIndexOf('/') + 1) + ":");
        }
        return areas[type];
    }

    private static int digits(int number) {
        return number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
    }
}
