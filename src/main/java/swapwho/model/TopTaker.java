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
    private record Key(TopWho who, Cause cause, TopWho waker) {}

    /** Null: several that were folded together. */
    public final TopWho who;

    public final Cause cause;
    /** Null: it is no kswapd, or that was not seen. */
    public final TopWho waker;

    public long now;
    public long pages;
    public long returned;
    public final long[] seconds = new long[Minute.SECONDS];

    private TopTaker(Key key) {
        who = key.who;
        cause = key.cause;
        waker = key.waker;
    }

    /** Of the pages taken in the last minute, the share that has come back; negative when that is not known. */
    public double returnedShare() {
        return pages == 0 || returned > pages ? -1 : (double) returned / pages;
    }

    /** Those that took something of some owners within the last minute, the busiest first. */
    public static List<TopTaker> of(TopState state, Predicate<Process> owners) {
        Map<Key, TopTaker> rows = new LinkedHashMap<>();
        TopTaker others = new TopTaker(new Key(null, null, null));
        TopWho.Book book = new TopWho.Book(state);
        for (TopTake take : state.counts().takes()) {
            if (take.taker() == null) {
                others.add(take);
            } else if (take.pages() > 0 && owners.test(take.owner())) {
                Key key = new Key(book.of(take.taker()), take.taker().cause, book.of(take.taker().waker));
                rows.computeIfAbsent(key, TopTaker::new).add(take);
            }
        }
        List<TopTaker> all = new ArrayList<>(rows.values());
        all.add(others);
        all.removeIf(row -> row.pages == 0);
        all.sort(Comparator.comparingLong((TopTaker row) -> -row.pages).thenComparingInt(row -> row.who == null ? 0 : row.who.pid())
                .thenComparingInt(row -> row.waker == null ? 0 : row.waker.pid()));
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
