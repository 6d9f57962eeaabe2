// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.Map;
import java.util.TreeMap;

/** What the events amount to for each counter of the kernel's, reckoned without the product's own books. */
final class Counted {
    private static final int HUGE = 512;

    private Counted() {}

    static Map<String, Long> of(Events events) {
        Map<String, Long> pages = new TreeMap<>();
        for (Event event : events.outs()) {
            if (event.move()) {
                pages.merge("pswpout", (long) event.pages(), Long::sum);
                pages.merge("zswpwb", (long) event.pages(), Long::sum);
                continue;
            }
            String counter = switch (event.stored()) {
                case "device" -> "pswpout";
                case "zswap" -> "zswpout";
                case "zero" -> "swpout_zero";
                default -> "";
            };
            pages.merge(counter, (long) event.pages(), Long::sum);
            if (counter.equals("pswpout") && event.pages() == HUGE) {
                pages.merge("thp_swpout", 1L, Long::sum);
            }
        }
        for (SwapIn event : events.ins()) {
            String counter = switch (event.from()) {
                case "device" -> "pswpin";
                case "zswap" -> "zswpin";
                case "zero" -> "swpin_zero";
                default -> "";
            };
            pages.merge(counter, (long) event.pages(), Long::sum);
        }
        return pages;
    }

    /** The kernel's counters less what the events amount to, those that differ only. */
    @SuppressWarnings("unchecked")
    static Map<String, Long> differences(Events events) {
        Map<String, Long> counted = of(events);
        Map<String, Long> differences = new TreeMap<>();
        ((Map<String, Object>) events.summary().getOrDefault("kernel", Map.of())).forEach((counter, kernel) -> {
            long difference = (long) kernel - counted.getOrDefault(counter, 0L);
            // How often a huge page was not swapped whole is in no event.
            if (difference != 0 && !counter.equals("thp_swpout_fallback")) {
                differences.put(counter, difference);
            }
        });
        return differences;
    }
}
