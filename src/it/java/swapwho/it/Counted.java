// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the events amount to for each counter of the kernel's, reckoned without the product's own books. */
final class Counted {
    private static final int HUGE = 512;
    private static final Set<String> OUT = Set.of("pswpout", "zswpout", "swpout_zero");
    private static final Set<String> IN = Set.of("pswpin", "zswpin", "swpin_zero");

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

    /** Those of them that no event explains that does not say where its page went, or came from. */
    static Map<String, Long> unexplained(Events events) {
        Map<String, Long> differences = differences(events);
        drop(differences, OUT, unknownOut(events));
        drop(differences, IN, events.ins().stream().filter(event -> event.from().isEmpty()).mapToLong(SwapIn::pages).sum());
        return differences;
    }

    /** Pages of swap-outs that do not say how they were stored. */
    static long unknownOut(Events events) {
        return events.swapOuts().stream().filter(event -> event.stored().isEmpty()).mapToLong(Event::pages).sum();
    }

    private static void drop(Map<String, Long> differences, Set<String> counters, long unknown) {
        long missing = counters.stream().mapToLong(counter -> differences.getOrDefault(counter, 0L)).sum();
        if (missing <= unknown && counters.stream().allMatch(counter -> differences.getOrDefault(counter, 0L) >= 0)) {
            differences.keySet().removeAll(counters);
        }
    }
}
