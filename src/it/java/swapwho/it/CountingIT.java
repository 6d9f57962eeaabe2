// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What `trace --summary` has summed up in the kernel is what the kernel itself has counted, to the page. */
class CountingIT {
    private static final Map<String, String> COUNTERS = Map.of("device", "pswpout", "zswap", "zswpout", "zero", "swpout_zero");

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void theBooksBalance(String kernel) {
        Events summed = summed(kernel);

        assertThat(summed.outs()).isEmpty();
        assertThat(summed.summary()).containsEntry("lost_events", 0L);
        assertThat((long) summed.summary().get("incomplete_events")).isLessThanOrEqualTo(SupportedKernels.zswap(kernel) ? 100 : 0);
        Map<String, Long> counted = counted(summed);
        long unknown = counted.getOrDefault("", 0L);
        Map<String, Long> missing = new TreeMap<>();
        ofTheKernel(summed).forEach((counter, pages) -> missing.put(counter, pages - counted.getOrDefault(counter, 0L)));
        assertThat(missing.values()).allMatch(pages -> pages >= 0);
        assertThat(sum(missing)).isLessThanOrEqualTo(unknown);
        assertThat(sum(counted)).isGreaterThan(1000);
        assertThat(unknown).isLessThanOrEqualTo(BooksIT.mayMissStores(kernel) ? sum(counted) / 100 : 0);
        assertThat(KernelRun.of(kernel).text("counted", "trace.status")).isEqualTo("0");
    }

    /** The load `madvise` knows how many there are: 1009 and 499 of its own, 307 of its child's. */
    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void everyPageOfMadvPageoutIsCountedUnderItsCause(String kernel) {
        assertThat(rows(summed(kernel), "out").stream().filter(row -> row.get("cause").equals("madvise")
                        && COUNTERS.containsKey((String) row.getOrDefault("stored", "")))
                .mapToLong(row -> (long) row.get("pages")).sum()).isEqualTo(1009 + 499 + 307);
    }

    private static Events summed(String kernel) {
        return Events.read(KernelRun.of(kernel).part("counted").resolve("summary.ndjson"));
    }

    private static long sum(Map<String, Long> pages) {
        return pages.values().stream().mapToLong(count -> count).sum();
    }

    /** By counter; "" of what does not say how it was stored. */
    private static Map<String, Long> counted(Events summed) {
        Map<String, Long> pages = new TreeMap<>();
        for (Map<String, Object> row : rows(summed, "out")) {
            String stored = (String) row.getOrDefault("stored", "");
            if (stored.isEmpty() || COUNTERS.containsKey(stored)) {
                pages.merge(COUNTERS.getOrDefault(stored, ""), (long) row.get("pages"), Long::sum);
            }
        }
        pages.merge("pswpout", (long) summed.summary().get("moved_pages"), Long::sum);
        return pages;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Long> ofTheKernel(Events summed) {
        Map<String, Long> pages = new TreeMap<>();
        ((Map<String, Object>) summed.summary().get("kernel")).forEach((counter, count) -> {
            if (COUNTERS.containsValue(counter)) {
                pages.put(counter, (long) count);
            }
        });
        return pages;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Events summed, String key) {
        return (List<Map<String, Object>>) summed.summary().get(key);
    }
}
