// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Cause;
import swapwho.model.FakeCountRow;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.Stored;
import swapwho.model.TopCounts;
import swapwho.model.TopLoss;
import swapwho.model.TopTake;
import swapwho.proc.Clock;
import swapwho.testing.Root;

/** What the kernel counted, second by second. */
class RowCountsTest {
    private static final FakeSwapOut WAKER = new FakeSwapOut().reclaimer(20, 20, "waker");

    @TempDir
    private Path folder;

    private final FakeSource source = new FakeSource();
    private RowCounts counts;

    @BeforeEach
    void open() {
        counts = open(Filters.none());
    }

    private RowCounts open(Filters filters) {
        return new RowCounts(source, new Known(Root.withSwap(folder).path()), filters);
    }

    @Test
    void eachPageIsInASecondAndWhatWasBeforeIsInNone() throws InterruptedException {
        source.count(9, row(Stored.DEVICE, 1000));
        counts.begin();
        source.count(5, row(Stored.DEVICE, 30), row(Stored.CACHED, 4), row(Stored.ALREADY, 2));
        assertThat(counts.whole()).isEqualTo(-1);
        TopCounts first = waitFor(0);
        source.count(0, row(Stored.ZSWAP, 8));
        TopCounts second = waitFor(1);

        assertThat(first.mappings()).isFalse();
        assertThat(lost(first, true)).isEqualTo(32);
        assertThat(lost(first, false)).as("of owners without a row").isEqualTo(5);
        assertThat(LongStream.of(first.out().seconds()).sum()).isEqualTo(30);
        assertThat(cached(counts.until(0)) + cached(first)).isEqualTo(4);
        assertThat(lost(second, true)).isEqualTo(40);
        assertThat(second.takes().stream().mapToLong(TopTake::pages).sum()).isEqualTo(45);
        assertThat(second.takes().getFirst().taker().waker.pid).isEqualTo(20);
        assertThat(second.losses().getFirst().stored()[Stored.ALREADY.ordinal()]).isEqualTo(2);
        assertThat(second.losses().getFirst().causes()[Cause.KSWAPD.ordinal()]).isEqualTo(40);
    }

    @Test
    void whatComesBackWithinTheSecondIsKnownByItsRow() throws InterruptedException {
        counts.begin();
        source.then(() -> {
            FakeCountRow row = row(Stored.DEVICE, 3);
            FakeSwapIn back = new FakeSwapIn();
            back.taken = row.taken(Clock.monotonicNs() - 5_000_000);
            source.back(back);
            source.count(0, row);
        });
        TopCounts first = waitFor(0);

        assertThat(first.losses()).singleElement().satisfies(loss ->
                assertThat(List.of(loss.back(), loss.returned(), loss.mapping() == null)).isEqualTo(List.of(1L, 1L, true)));
        assertThat(first.takes()).singleElement().extracting(TopTake::returned).isEqualTo(1L);
    }

    @Test
    void aReaderThatComesLateLosesNothing() throws InterruptedException {
        counts.begin();
        source.count(0, row(Stored.DEVICE, 1000));
        Thread.sleep(2_200);
        counts.collect();

        assertThat(counts.whole()).isGreaterThanOrEqualTo(1);
        assertThat(lost(counts.until(counts.whole() + 1), true)).isEqualTo(1000);
        assertThat(counts.until(counts.whole()).out().pages()).as("the pages of some 2.2 s are not all of the last one").isBetween(200L, 600L);
    }

    @Test
    void filtersLeaveOthersOut() throws InterruptedException {
        counts = open(FiltersTest.filters("--command", "hog", "--cause", "kswapd"));
        counts.begin();
        FakeCountRow direct = row(Stored.DEVICE, 7);
        direct.event().cause = Cause.DIRECT;
        FakeSwapOut other = new FakeSwapOut().owner(175, "other", 0);
        source.count(5, row(Stored.DEVICE, 30), direct, new FakeCountRow(other, 6, null));

        assertThat(waitFor(0).losses()).singleElement().extracting(TopLoss::out).isEqualTo(30L);
    }

    private TopCounts waitFor(long second) throws InterruptedException {
        while (counts.whole() < second) {
            Thread.sleep(Math.max(0, (counts.collectAgain() - Clock.monotonicNs()) / 1_000_000));
            counts.collect();
        }
        // What is counted late in a second may be shown in the next.
        return counts.until(second + 1);
    }

    private static FakeCountRow row(Stored stored, long pages) {
        FakeCountRow row = FakeCountRow.of(stored, pages);
        return new FakeCountRow(row.event(), pages, WAKER);
    }

    private static long cached(TopCounts counts) {
        return counts.out().now()[Stored.CACHED.ordinal()];
    }

    private static long lost(TopCounts counts, boolean known) {
        return counts.losses().stream().filter(loss -> loss.process() != null == known).mapToLong(TopLoss::out).sum();
    }
}
