// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A run of the demo made by hand: events and the page tables at rest, as the files that Verdict reads. */
final class VerdictFiles {
    private final List<String> events = new ArrayList<>();
    private final List<String> truth = new ArrayList<>();
    private String cutOff = "";
    private long pswpout;

    static String owner(int pid, long address, int pages, int index) {
        return "{\"pid\":%d,\"command\":\"p%d\",\"address\":\"0x%x\",\"pages\":%d%s}"
                .formatted(pid, pid, address, pages, index == 0 ? "" : ",\"index\":" + index);
    }

    static String owner(int pid, long address) {
        return owner(pid, address, 1, 0);
    }

    /** A swap_out to area 0; the kernel counts its pages. */
    VerdictFiles out(long offset, int pages, String... owners) {
        pswpout += pages;
        return line(
                """
                {"event":"swap_out","page":{"kind":"anon","pages":%d},"slot":{"device":"/dev/vdb","type":0,"offset":%d},\
                "stored":"device","owners":[%s],"references":1,"complete":true,"cause":"kswapd",\
                "reclaimer":{"pid":45,"tid":45,"command":"kswapd0"}}"""
                        .formatted(pages, offset, String.join(",", owners)));
    }

    /** The same, with a time. */
    VerdictFiles outAt(long monotonicNs, long offset, String owner) {
        out(offset, 1, owner);
        events.addLast(events.removeLast().replace("\"swap_out\",", "\"swap_out\",\"monotonic_ns\":" + monotonicNs + ","));
        return this;
    }

    /** A process touches the page of a slot, and has it back. */
    VerdictFiles inAt(long monotonicNs, int pid, long offset, String by) {
        return line(
                """
                {"event":"swap_in","monotonic_ns":%d,"page":{"kind":"anon","pages":1},"slot":{"type":0,"offset":%d},\
                "by":"%s","process":{"pid":%d,"tid":%d,"command":"p"},"from":"cache"}"""
                        .formatted(monotonicNs, offset, by, pid, pid));
    }

    /** zswap writes a page back. */
    VerdictFiles move(long offset, String... owners) {
        pswpout++;
        return line(
                """
                {"event":"swap_move","page":{"pages":1},"slot":{"type":0,"offset":%d},"from":"zswap","stored":"device",\
                "owners":[%s],"complete":true,"cause":"zswap_writeback"}""".formatted(offset, String.join(",", owners)));
    }

    VerdictFiles line(String event) {
        events.add(event);
        return this;
    }

    /** A slot that a process's page table holds at rest. */
    VerdictFiles held(int pid, long address, long offset) {
        truth.add("%d,0x%x,0,%d".formatted(pid, address, offset));
        return this;
    }

    VerdictFiles summary(long lostEvents) {
        return line("{\"event\":\"summary\",\"swap_out_pages\":%d,\"lost_events\":%d,\"incomplete_events\":0,"
                        .formatted(pswpout, lostEvents)
                + "\"kernel\":{\"pswpout\":%d,\"pswpin\":3}}".formatted(pswpout));
    }

    /** Bytes after the last whole line. */
    VerdictFiles cutOff(String bytes) {
        cutOff = bytes;
        return this;
    }

    /** The same run as a tracer tells it that leaves out some events. */
    VerdictFiles without(Predicate<Integer> eventNumber) {
        for (int number = events.size() - 1; number >= 0; number--) {
            if (eventNumber.test(number)) {
                events.remove(number);
            }
        }
        return this;
    }

    Verdict verdict(Path folder) throws IOException {
        Path eventsFile = folder.resolve("events.ndjson");
        Path truthFile = folder.resolve("truth.csv");
        Files.writeString(eventsFile, lines(events) + cutOff);
        Files.writeString(truthFile, TruthRows.HEADER + "\n" + lines(truth));
        return Verdict.of(eventsFile, truthFile);
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    static String ratio(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
