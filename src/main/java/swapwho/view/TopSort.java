// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import swapwho.model.TopRow;

/** By which column the losers are sorted; the largest first. */
public enum TopSort {
    OUT("OUT/S", row -> row.outNow),
    IN("IN/S", row -> row.backNow),
    HELD("HELD", row -> row.held),
    BACK("BACK", TopRow::returnedShare),
    WAITED("WAITED", row -> row.waitedNs),
    P50("P50", row -> row.delays.percentile(0.5)),
    P99("P99", row -> row.delays.percentile(0.99)),
    AWAY("AWAY", row -> row.away.percentile(0.5));

    final String heading;
    private final ToDoubleFunction<TopRow> value;

    TopSort(String heading, ToDoubleFunction<TopRow> value) {
        this.heading = heading;
        this.value = value;
    }

    TopSort next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** What is equal by this column stands by what it lost in the last minute, then by what it holds. */
    Comparator<TopRow> order() {
        return Comparator.comparingDouble(value).reversed()
                .thenComparing(Comparator.comparingLong((TopRow row) -> row.out).reversed())
                .thenComparing(Comparator.comparingLong((TopRow row) -> row.held).reversed())
                // What is still equal must not change places from second to second.
                .thenComparingInt(row -> row.process == null ? 0 : row.process.pid)
                .thenComparing(row -> row.name == null ? new byte[0] : row.name, Arrays::compare);
    }
}
