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
    public record Line(int pid, long commandLow, long commandHigh, long[] pages, long sum) {}

    private record Who(int pid, long low, long high) {
        static Who of(Takers.Taker taker) {
            Waker waker = taker.waker;
            return waker == null ? new Who(taker.pid, taker.commandLow, taker.commandHigh)
                    : new Who(waker.pid, waker.commandLow, waker.commandHigh);
        }
    }

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
        Map<Who, long[]> lines = new LinkedHashMap<>();
        for (TopTake take : state.counts().takes()) {
            Integer column = take.taker() == null ? null : columns.get(groups.key(take.owner(), null));
            if (column != null && take.pages() > 0) {
                lines.computeIfAbsent(Who.of(take.taker()), who -> new long[losers.size()])[column] += take.pages();
            }
        }
        List<Line> takers = new ArrayList<>();
        lines.forEach((who, pages) ->
                takers.add(new Line(who.pid, who.low, who.high, pages, LongStream.of(pages).sum())));
        takers.sort(Comparator.comparingLong((Line line) -> -line.sum()).thenComparingInt(Line::pid));
        return new TopMatrix(takers, losers);
    }
}
