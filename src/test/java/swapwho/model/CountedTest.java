// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Swap-outs that the kernel has counted, and what comes back of them. */
class CountedTest {
    private static final long SECOND = 1_000_000_000;

    private final List<Long> away = new ArrayList<>();
    private final History history = new History(new History.Later() {
        @Override
        public void swapOut(SwapOut event, Waker waker) {}

        @Override
        public void swapIn(HeldSwapIn event) {
            away.add(event.awayNs());
        }

        @Override
        public void swapMove(HeldMove event) {}
    }, (_, _, _) -> false);
    private final Process hog = new Process(174, 5 * SECOND, FakeSwapOut.words("hog")[0], FakeSwapOut.words("hog")[1]);
    private final Reclaimers reclaimers = new Reclaimers();
    private final FakeCountRow row = FakeCountRow.of(Stored.DEVICE, 700);

    @Test
    void whatComesBackIsKnownByTheMarkEvenWhenTheRowIsReadLater() {
        history.swapIn(back(row.taken(40 * SECOND), 50 * SECOND), hog);
        history.swapIn(back(row.taken(40 * SECOND), 150 * SECOND), hog);
        history.counted(row, hog, reclaimers.of(row), null);
        history.end();

        assertThat(history.pairs().byBack()).singleElement().satisfies(pair -> {
            assertThat(pair.taker.cause).isEqualTo(Cause.KSWAPD);
            assertThat(pair.taker.pid).isEqualTo(45);
            assertThat(List.of(pair.taken, pair.back, pair.soon)).containsExactly(700L, 2L, 1L);
        });
        assertThat(away.getFirst()).isBetween(10 * SECOND, 10 * SECOND + (2 << 20));
    }

    @Test
    void whatTheKernelDidNotNoteIsNobodys() {
        history.counted(row, hog, reclaimers.of(row), null);
        history.swapIn(back(0, 50 * SECOND), hog);
        history.swapIn(back(row.taken(40 * SECOND) ^ 2, 50 * SECOND), hog);
        history.end();

        assertThat(history.pairs().byBack()).singleElement().satisfies(pair -> assertThat(pair.back).isZero());
        assertThat(away.getFirst()).isEqualTo(-1);
    }

    /** Its marks differ; where it is one taker, and where it is as many as have woken it. */
    @Test
    void aKswapdThatSeveralHaveWoken() {
        FakeCountRow first = new FakeCountRow(row.event(), 5, new FakeSwapOut().reclaimer(20, 20, "x"));
        FakeCountRow second = new FakeCountRow(row.event(), 6, new FakeSwapOut().reclaimer(21, 21, "y"));
        Wakers wakers = new Wakers();
        Takers.Taker byX = history.counted(first, hog, reclaimers.of(first), wakers.of(first));
        assertThat(byX.waker.pid).isEqualTo(20);
        assertThat(history.counted(second, hog, reclaimers.of(second), wakers.of(second))).isNotSameAs(byX);
        assertThat(history.counted(first, hog, reclaimers.of(first), wakers.of(first))).isSameAs(byX);
        assertThat(wakers.of(row)).isNull();

        History summed = new History(ignore(), (_, _, _) -> false);
        Takers.Taker one = summed.counted(first, hog, reclaimers.of(first), null);
        assertThat(summed.counted(second, hog, reclaimers.of(second), null)).isSameAs(one);
        summed.swapIn(back(first.taken(40 * SECOND), 50 * SECOND), hog);
        summed.swapIn(back(second.taken(40 * SECOND), 50 * SECOND), hog);
        summed.end();
        assertThat(summed.pairs().byBack()).singleElement().extracting(pair -> pair.back).isEqualTo(2L);
    }

    @Test
    void marksAreForgottenAtTheLimitAndComeAgain() {
        Marks marks = new Marks(4);
        for (int mark = 1; mark <= 9; mark += 2) {
            marks.put(mark, mark + 100);
            assertThat(marks.get(mark)).isEqualTo(mark + 100);
        }
        assertThat(marks.get(1)).as("the fifth was one too many").isZero();
        marks.put(1, 5);
        marks.put(9, 7);
        assertThat(marks.get(1)).isEqualTo(5);
        assertThat(marks.get(9)).isEqualTo(7);
        marks.put(0, 3);
        assertThat(marks.get(0)).as("0 is no mark").isZero();
    }

    /** The clock of the notes begins anew after 2^52 ns. */
    @Test
    void aNoteFromBeforeTheClockBeganAnew() {
        history.swapIn(back(row.taken((1L << 52) - SECOND), (1L << 52) + SECOND), hog);
        history.end();

        assertThat(away.getFirst()).isBetween(2 * SECOND - (1 << 20), 2 * SECOND + (2 << 20));
    }

    @Test
    void whatOnlyStaysInTheSwapCacheIsTakenByNobody() {
        FakeCountRow cached = FakeCountRow.of(Stored.CACHED, 5);
        history.counted(cached, hog, reclaimers.of(cached), null);

        assertThat(history.pairs().byBack()).isEmpty();
    }

    @Test
    void theBooksTakeCountsForEvents() {
        Books books = new Books();
        OutCounts before = FakeCountRow.sums(3, FakeCountRow.of(Stored.DEVICE, 10));
        books.add(FakeCountRow.sums(3, FakeCountRow.of(Stored.DEVICE, 17), FakeCountRow.of(Stored.CACHED, 4)).since(before));

        assertThat(books.outs()).containsExactly(
                new Books.Out(Cause.KSWAPD, Kind.ANON, Stored.DEVICE, 7), new Books.Out(Cause.KSWAPD, Kind.ANON, Stored.CACHED, 4));
        assertThat(books.reported().of(Counter.PSWPOUT)).isEqualTo(7);
        assertThat(books.pages()).isEqualTo(7);
        assertThat(books.events()).isEqualTo(11);
    }

    private static History.Later ignore() {
        return new History.Later() {
            @Override
            public void swapOut(SwapOut event, Waker waker) {}

            @Override
            public void swapIn(HeldSwapIn event) {}

            @Override
            public void swapMove(HeldMove event) {}
        };
    }

    private static FakeSwapIn back(long taken, long monotonicNs) {
        FakeSwapIn event = new FakeSwapIn();
        event.monotonicNs = monotonicNs;
        event.taken = taken;
        return event;
    }
}
