// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.List;

/** The kernel's counters one by one beside what was reported, and what explains a difference. */
public final class Balance {
    /** Why a counter and the report differ; the word is that of JSON and of tables. */
    public enum Why {
        /** As many pages, or more, are known to be lost. */
        LOST("lost"),
        /** As many pages, or more, were reported without saying where they went, or came from. */
        UNKNOWN("unknown"),
        /** Swapping went on while the counters were read. */
        EDGES("edges"),
        UNEXPLAINED("unexplained");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * @param kernel   what the kernel counted, or -1 when it has no such counter
     * @param reported in the counter's unit
     * @param why      null when there is no difference, or none can be told
     */
    public record Row(Counter counter, long kernel, long reported, Why why) {
        public boolean known() {
            return kernel >= 0;
        }

        /** What the kernel counted beyond the report; of no meaning when the kernel's number is not known. */
        public long difference() {
            return kernel - reported;
        }
    }

    /** Each page is in one of these, and in no two. */
    private static final List<Counter> OUT = List.of(Counter.PSWPOUT, Counter.ZSWPOUT, Counter.SWPOUT_ZERO);
    /** So is each that came back. */
    private static final List<Counter> IN = List.of(Counter.PSWPIN, Counter.ZSWPIN, Counter.SWPIN_ZERO);

    private final Summary summary;

    private Balance(Summary summary) {
        this.summary = summary;
    }

    /** A row for each counter that events can be held against. */
    public static List<Row> of(Summary summary) {
        Balance balance = new Balance(summary);
        List<Row> rows = new ArrayList<>();
        for (Counter counter : Counter.values()) {
            if (counter != Counter.THP_SWPOUT_FALLBACK) {
                rows.add(new Row(counter, summary.kernel().of(counter), balance.reported(counter), balance.why(counter)));
            }
        }
        return rows;
    }

    /** Whether nothing was lost and nothing differs without a reason. */
    public static boolean holds(Summary summary) {
        return summary.lost().lostEvents() == 0 && of(summary).stream().noneMatch(row -> row.why == Why.UNEXPLAINED);
    }

    private Why why(Counter counter) {
        long difference = difference(counter);
        if (difference == 0) {
            return null;
        }
        if (Math.abs(difference) <= unsure(counter)) {
            return Why.EDGES;
        }
        if (difference < 0) {
            return Why.UNEXPLAINED;
        }
        long missing = missing(counter);
        long unknown = 0;
        long beyond = missing;
        if (OUT.contains(counter) || IN.contains(counter)) {
            boolean out = OUT.contains(counter);
            missing = missing(out ? OUT : IN);
            unknown = out ? summary.books().unknownOut() : summary.books().unknownIn();
            beyond = Math.max(0, missing(OUT) - summary.books().unknownOut())
                    + Math.max(0, missing(IN) - summary.books().unknownIn());
        } else if (counter == Counter.THP_SWPOUT) {
            unknown = summary.books().unknownOut() / Tally.HUGE;
        }
        if (missing <= unknown) {
            return Why.UNKNOWN;
        }
        return beyond <= summary.lost().lostPages() ? Why.LOST : Why.UNEXPLAINED;
    }

    private long missing(List<Counter> counters) {
        return counters.stream().mapToLong(this::missing).sum();
    }

    private long missing(Counter counter) {
        return Math.max(0, difference(counter) - unsure(counter));
    }

    private long difference(Counter counter) {
        return summary.kernel().has(counter) ? summary.kernel().of(counter) - reported(counter) : 0;
    }

    private long unsure(Counter counter) {
        return summary.kernel().blur()[counter.ordinal()] + summary.books().underWay().of(counter);
    }

    private long reported(Counter counter) {
        return summary.books().reported().of(counter);
    }
}
