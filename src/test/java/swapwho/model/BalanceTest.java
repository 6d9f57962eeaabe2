// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import swapwho.testing.Events;
import swapwho.testing.FakeRun;

class BalanceTest {
    private final FakeRun run = new FakeRun();

    @Test
    void eachPlaceHasItsCounter() {
        for (Stored stored : Stored.values()) {
            FakeSwapOut event = Events.plain();
            event.stored = stored;
            event.pages = 1 << stored.ordinal();
            run.add(event);
        }
        for (From from : From.values()) {
            FakeSwapIn event = new FakeSwapIn();
            event.from = from;
            event.pages = 1 << from.ordinal();
            run.books.add(event);
        }
        assertThat(reported(Counter.PSWPOUT)).isEqualTo(1 << Stored.DEVICE.ordinal());
        assertThat(reported(Counter.ZSWPOUT)).isEqualTo(1 << Stored.ZSWAP.ordinal());
        assertThat(reported(Counter.SWPOUT_ZERO)).isEqualTo(1 << Stored.ZERO.ordinal());
        assertThat(reported(Counter.PSWPIN)).isEqualTo(1 << From.DEVICE.ordinal());
        assertThat(reported(Counter.ZSWPIN)).isEqualTo(1 << From.ZSWAP.ordinal());
        assertThat(reported(Counter.SWPIN_ZERO)).isEqualTo(1 << From.ZERO.ordinal());
        assertThat(reported(Counter.ZSWPWB)).isZero();
        assertThat(run.books.countedPages()).isEqualTo((1 << 1) + (1 << 2) + (1 << 3));
        assertThat(run.books.countedPagesIn()).isEqualTo((1 << 1) + (1 << 2) + (1 << 3));
    }

    @Test
    void aWriteBackIsInTwoCountersAndIsNoSecondSwapOut() {
        FakeSwapOut taken = Events.plain();
        taken.stored = Stored.ZSWAP;
        run.add(taken);
        run.books.addMove(Events.plain());
        assertThat(reported(Counter.PSWPOUT)).isEqualTo(1);
        assertThat(reported(Counter.ZSWPWB)).isEqualTo(1);
        assertThat(run.books.countedPages()).isEqualTo(1);
        assertThat(run.books.movedPages()).isEqualTo(1);
    }

    @Test
    void aHugePageWrittenWholeIsOneAndInPages() {
        FakeSwapOut huge = Events.plain();
        huge.pages = 512;
        run.add(huge);
        huge.pages = 64;
        run.add(huge);
        huge.pages = 512;
        huge.stored = Stored.ALREADY;
        run.add(huge);
        assertThat(reported(Counter.THP_SWPOUT)).isEqualTo(1);
        assertThat(reported(Counter.PSWPOUT)).isEqualTo(576);
    }

    @Test
    void nothingDiffers() {
        run.add(Events.plain());
        run.kernel(Counter.PSWPOUT, 1).kernel(Counter.PSWPIN, 0);
        assertThat(why(Counter.PSWPOUT)).isNull();
        assertThat(Balance.holds(run.summary())).isTrue();
    }

    @Test
    void aCounterThatTheKernelLacksDiffersFromNothing() {
        FakeSwapOut zero = Events.plain();
        zero.stored = Stored.ZERO;
        run.add(zero);
        assertThat(row(Counter.SWPOUT_ZERO).known()).isFalse();
        assertThat(why(Counter.SWPOUT_ZERO)).isNull();
        assertThat(Balance.holds(run.summary())).isTrue();
    }

    @Test
    void lostPagesExplainWhatTheKernelCountedBeyond() {
        run.kernel(Counter.PSWPOUT, 7).kernel(Counter.ZSWPIN, 3).lost(2, 10);
        assertThat(row(Counter.PSWPOUT).difference()).isEqualTo(7);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.LOST);
        assertThat(why(Counter.ZSWPIN)).isEqualTo(Balance.Why.LOST);
        assertThat(Balance.holds(run.summary())).as("something is lost").isFalse();
    }

    @Test
    void eachLostPageExplainsOnePageOnly() {
        run.kernel(Counter.PSWPOUT, 7).kernel(Counter.ZSWPIN, 4).lost(2, 10);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.UNEXPLAINED);
        assertThat(why(Counter.ZSWPIN)).isEqualTo(Balance.Why.UNEXPLAINED);
    }

    @Test
    void aPageOfWhichNobodyKnowsWhereItWentExplainsOnePageOnly() {
        addUnknown(17);
        run.kernel(Counter.PSWPOUT, 10).kernel(Counter.ZSWPOUT, 7);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.UNKNOWN);
        assertThat(why(Counter.ZSWPOUT)).isEqualTo(Balance.Why.UNKNOWN);
        assertThat(Balance.holds(run.summary())).isTrue();
        run.kernel(Counter.PSWPOUT, 11);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.UNEXPLAINED);
        assertThat(why(Counter.ZSWPOUT)).isEqualTo(Balance.Why.UNEXPLAINED);
        run.lost(1, 1);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.LOST);
    }

    @Test
    void whereAPageWentExplainsNothingThatCameBack() {
        addUnknown(17);
        run.kernel(Counter.PSWPIN, 1).kernel(Counter.ZSWPWB, 1);
        assertThat(why(Counter.PSWPIN)).isEqualTo(Balance.Why.UNEXPLAINED);
        assertThat(why(Counter.ZSWPWB)).isEqualTo(Balance.Why.UNEXPLAINED);
        FakeSwapIn in = new FakeSwapIn();
        in.from = From.UNKNOWN;
        run.books.add(in);
        assertThat(why(Counter.PSWPIN)).isEqualTo(Balance.Why.UNKNOWN);
    }

    @Test
    void aHugePageOfWhichNobodyKnowsWhereItWentIsOneInItsCounter() {
        addUnknown(512);
        run.kernel(Counter.PSWPOUT, 512).kernel(Counter.THP_SWPOUT, 1);
        assertThat(why(Counter.THP_SWPOUT)).isEqualTo(Balance.Why.UNKNOWN);
        run.kernel(Counter.THP_SWPOUT, 2);
        assertThat(why(Counter.THP_SWPOUT)).isEqualTo(Balance.Why.UNEXPLAINED);
    }

    @Test
    void aLostWriteBackIsMissingInBothItsCounters() {
        run.kernel(Counter.PSWPOUT, 10).kernel(Counter.ZSWPWB, 10).lost(1, 10);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.LOST);
        assertThat(why(Counter.ZSWPWB)).isEqualTo(Balance.Why.LOST);
    }

    @Test
    void nothingExplainsMoreReportedThanTheKernelCounted() {
        run.add(Events.plain());
        run.kernel(Counter.PSWPOUT, 0).lost(5, 5);
        assertThat(row(Counter.PSWPOUT).difference()).isEqualTo(-1);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.UNEXPLAINED);
    }

    @Test
    void countersThatMovedWhileTheyWereReadAreNotExact() {
        run.add(Events.plain());
        run.kernel(Counter.PSWPOUT, 0).blur[Counter.PSWPOUT.ordinal()] = 1;
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.EDGES);
        assertThat(Balance.holds(run.summary())).isTrue();
        run.kernel(Counter.PSWPOUT, 3);
        assertThat(why(Counter.PSWPOUT)).isEqualTo(Balance.Why.UNEXPLAINED);
    }

    @Test
    void aFaultUnderWayWhileTheyWereReadIsOnEitherSide() {
        run.books.addUnderWay(new FakeSwapIn());
        run.kernel(Counter.PSWPIN, 1);
        assertThat(why(Counter.PSWPIN)).isEqualTo(Balance.Why.EDGES);
        run.kernel(Counter.PSWPIN, 2);
        assertThat(why(Counter.PSWPIN)).isEqualTo(Balance.Why.UNEXPLAINED);
    }

    private void addUnknown(int pages) {
        FakeSwapOut event = Events.plain();
        event.stored = Stored.UNKNOWN;
        event.pages = pages;
        run.add(event);
    }

    private long reported(Counter counter) {
        return row(counter).reported();
    }

    private Balance.Why why(Counter counter) {
        return row(counter).why();
    }

    private Balance.Row row(Counter counter) {
        return Balance.of(run.summary()).stream().filter(row -> row.counter() == counter).findFirst().orElseThrow();
    }
}
