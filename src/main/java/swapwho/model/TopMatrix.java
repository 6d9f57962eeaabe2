// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Whose allocations push whom out, in base pages of the last minute. A taker is whoever made the kernel reclaim: of
 * kswapd's work the process that had woken it where that is known.
 *
 * @param takers the busiest first
 * @param losers those who lost the most first; of a mapping its process stands here
 */
public record TopMatrix(List<Line> takers, List<TopRow> losers) {
    /** Who took; the pages of each loser, by the losers' order, and of all. */
    public record Line(TopWho who, long[] pages, long sum) {}

    public static TopMatrix of(TopState state, TopBy by) {
        TopBy losersBy = by == TopBy.MAPPING ? TopBy.PROCESS : by;
        List<TopRow> losers = new ArrayList<>(TopGroups.of(state, losersBy));
        losers.removeIf(row -> row.out == 0 || row.process == null);
        losers.sort(Comparator.comparingLong((TopRow row) -> -row.out).thenComparingInt(row -> row.process.pid));
        Map<Object, Integer> columns = new HashMap<>();
        for (TopRow loser : losers) {
            columns.put(loser.key, columns.size());
        }
        TopGroups groups = new TopGroups(losersBy);
        TopWho.Book book = new TopWho.Book(state);
        Map<TopWho, long[]> lines = new LinkedHashMap<>();
        for (TopTake take : state.counts().takes()) {
            Integer column = take.taker() == null ? null : columns.get(groups.key(take.owner(), null));
            if (column != null && take.pages() > 0) {
                Waker waker = take.taker().waker;
                TopWho taker = waker == null ? book.of(take.taker()) : book.of(waker);
                lines.computeIfAbsent(taker, who -> new long[losers.size()])[column] += take.pages();
            }
        }
        List<Line> takers = new ArrayList<>();
        lines.forEach((who, pages) -> takers.add(new Line(who, pages, LongStream.of(pages).sum())));
        takers.sort(Comparator.comparingLong((Line line) -> -line.sum()).thenComparingInt(line -> line.who().pid()));
        return new TopMatrix(takers, losers);
    }
}
