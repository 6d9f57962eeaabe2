// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.time.Instant;
import java.util.StringJoiner;
import swapwho.model.Counter;
import swapwho.model.Summary;

/** The event that ends a trace. */
final class JsonSummary {
    private JsonSummary() {}

    static String of(Summary summary, long realtimeMinusMonotonic) {
        StringJoiner kernel = new StringJoiner(",", "{", "}");
        for (Counter counter : Counter.values()) {
            if (summary.kernel().has(counter)) {
                kernel.add("\"" + counter.word() + "\":" + summary.kernel().of(counter));
            }
        }
        return "{\"event\":\"summary\",\"time\":\""
                + Instant.ofEpochSecond(0, summary.monotonicNs() + realtimeMinusMonotonic)
                + "\",\"swap_out_pages\":" + summary.books().countedPages()
                + ",\"lost_events\":" + summary.lost().lostEvents()
                + ",\"incomplete_events\":" + summary.books().incompleteEvents()
                + ",\"kernel\":" + kernel + "}\n";
    }
}
