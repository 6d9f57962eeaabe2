// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one taker takes of all, for one cause and, of a kswapd, woken by one process; fields as in TopTake, summed up. */
public final class TopTaker {
    private record Key(int pid, long low, long high, Cause cause, int wakerPid, long wakerLow, long wakerHigh) {
        static Key of(Takers.Taker taker) {
            Waker waker = taker.waker;
            return new Key(taker.pid, taker.commandLow, taker.commandHigh, taker.cause, waker == null ? -1 : waker.pid,
                    waker == null ? 0 : waker.commandLow, waker == null ? 0 : waker.commandHigh);
        }
    }

    /** Null: several that were folded together. */
    public final Takers.Taker taker;

    public long now;
    public long pages;
    public long returned;
    public final long[] seconds = new long[Minute.SECONDS];

    private TopTaker(Takers.Taker taker) {
        this.taker = taker;
    }

    /** Of the pages taken in the last minute, the share that has come back; negative when that is not known. */
    public double returnedShare() {
        return pages == 0 || returned > pages ? -1 : (double) returned / pages;
    }

    /** Those that took something of some owners within the last minute, the busiest first. */
    public static List<TopTaker> of(TopState state, Predicate<Process> owners) {
        Map<Key, TopTaker> rows = new LinkedHashMap<>();
        TopTaker others = new TopTaker(null);
        for (TopTake take : state.counts().takes()) {
            if (take.taker() == null) {
                others.add(take);
            } else if (owners.test(take.owner())) {
                rows.computeIfAbsent(Key.of(take.taker()), key -> new TopTaker(take.taker())).add(take);
            }
        }
        List<TopTaker> all = new ArrayList<>(rows.values());
        all.add(others);
        all.removeIf(row -> row.pages == 0);
        all.sort(Comparator.comparingLong((TopTaker row) -> -row.pages).thenComparingInt(row -> row.taker == null ? 0 : row.taker.pid)
                .thenComparingInt(row -> row.taker == null || row.taker.waker == null ? 0 : row.taker.waker.pid));
        return all;
    }

    private void add(TopTake take) {
        now += take.now();
        pages += take.pages();
        returned += take.returned();
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] += take.seconds()[i];
        }
    }
}
