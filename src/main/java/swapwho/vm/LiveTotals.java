// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts pages by owner while the events come in; what is no event is passed over. */
public final class LiveTotals {
    /** A process and the pages that it lost so far. */
    public record Owner(int pid, String command, long pages) {}

    private final Map<Integer, Owner> owners = new HashMap<>();
    private final EventParser parser = new EventParser(new EventLines.Reader() {
        @Override
        public void swapOut(TracedSwapOut event) {
            if (!event.move()) {
                pages += event.pages();
                event.owners().forEach(LiveTotals.this::add);
            }
        }

        @Override
        public void lost(long events) {}

        @Override
        public void summary(TracedSummary summary) {}
    });
    private long pages;
    private long lines;

    /** Takes a line of events.ndjson. */
    public void add(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        lines++;
        try {
            parser.parse(bytes, 0, bytes.length, lines);
        } catch (IOException | EventParser.NoEvent e) {
            // Only a picture of the run; the verdict reads the file and is strict.
            return;
        }
    }

    private void add(TracedSwapOut.Run run) {
        owners.merge(run.pid(), new Owner(run.pid(), run.command(), run.pages()),
                (before, now) -> new Owner(before.pid, now.command, before.pages + now.pages));
    }

    /** Pages swapped out so far. */
    public long pages() {
        return pages;
    }

    /** The owners, those with most pages first. */
    public List<Owner> owners() {
        return owners.values().stream()
                .sorted(Comparator.comparingLong(Owner::pages).reversed().thenComparingInt(Owner::pid))
                .toList();
    }
}
