// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A swap_in as the contract has it. What the line does not say is null, as a number 0, as away -1. */
record SwapIn(long monotonicNs, String kind, int pages, int index, long type, long offset, String by, String from,
        Event.Thread process, int containerPid, long address, long delayNs, long awayNs) {

    static List<SwapIn> all(Path file) {
        return Event.read(file, "swap_in", SwapIn::of);
    }

    private static SwapIn of(Map<String, Object> object) {
        Map<String, Object> page = Event.part(object, "page");
        Map<String, Object> slot = Event.part(object, "slot");
        Map<String, Object> process = Event.part(object, "process");
        return new SwapIn((long) object.get("monotonic_ns"), (String) page.get("kind"), Event.number(page, "pages"),
                Event.number(page, "index"), (long) slot.get("type"), (long) slot.get("offset"), (String) object.get("by"),
                (String) object.get("from"), Event.thread(process), Event.number(process, "container_pid"),
                Long.decode((String) object.getOrDefault("address", "0")), (long) object.getOrDefault("delay_ns", 0L),
                (long) object.getOrDefault("away_ns", -1L));
    }

    /** Whether a process of this name had it back by touching it. */
    boolean faultOf(String command) {
        return by.equals("fault") && command.equals(process.command());
    }

    /** The slot of the page that faulted, or else of the folio's first. */
    long slot() {
        return offset + index;
    }
}
