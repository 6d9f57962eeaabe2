// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.util.Map;

/**
 * The line `summary` of events.ndjson: what the tracer said of its whole run.
 *
 * @param lostPages pages in the lost events as far as the tracer knew, 0 when it did not say
 * @param kernel    change of the kernel's own counters between attach and detach, by name
 */
public record TracedSummary(
        long swapOutPages, long lostEvents, long lostPages, long incompleteEvents, Map<String, Long> kernel) {
    public TracedSummary {
        kernel = Map.copyOf(kernel);
    }
}
