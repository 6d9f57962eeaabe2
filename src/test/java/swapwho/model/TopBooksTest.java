// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;
import static swapwho.testing.TopScene.returned;
import static swapwho.testing.TopScene.taken;

import java.util.List;
import org.junit.jupiter.api.Test;
import swapwho.testing.TopScene;

class TopBooksTest {
    private final TopScene scene = new TopScene();

    @Test
    void countsWhoLosesWhatAndGetsItBack() {
        scene.out(taken(0.1, 1, Cause.KSWAPD, 10, "a"), "[heap]", "/x")
                .out(taken(0.2, 2, Cause.DIRECT, 10, "a"), "[stack]", "/x")
                .out(taken(0.3, 3, Cause.KSWAPD, 11, "b"), null, "/y")
                .in(returned(0.6, 1, 5_000, 10, "a"), "[heap]");
        TopState state = scene.at(0);
        TopRow a = row(state, TopBy.PROCESS, 10);
        assertThat(List.of(a.outNow, a.backNow, a.out, a.back, a.returned, a.faults, a.waitedNs)).containsExactly(2L, 1L, 2L, 1L, 1L, 1L, 5_000L);
        assertThat(a.returnedShare()).isEqualTo(0.5);
        assertThat(a.away.percentile(0.5)).isBetween(440_000_000L, 560_000_000L);
        assertThat(a.causes[Cause.DIRECT.ordinal()]).isEqualTo(1);
        assertThat(a.held).isEqualTo(-1);
        assertThat(TopGroups.of(state, TopBy.MAPPING)).hasSize(3);
        assertThat(state.counts().out().pages()).isEqualTo(3);
        assertThat(state.counts().in().pages()).isEqualTo(1);
    }

    @Test
    void whatCameBackCountsForTheSecondInWhichItWasLost() {
        scene.out(taken(0.1, 1, Cause.KSWAPD, 10, "a"), null, null);
        for (int second = 50; second < 70; second++) {
            scene.out(taken(second, 100 + second, Cause.KSWAPD, 10, "a"), null, null);
        }
        scene.in(returned(70, 1, 1, 10, "a"), null).in(returned(70, 169, 1, 10, "a"), null);
        TopRow row = row(scene.at(70), TopBy.PROCESS, 10);
        assertThat(row.back).isEqualTo(2);
        assertThat(row.out).isEqualTo(20);
        assertThat(row.returned).as("the other was lost more than a minute ago").isEqualTo(1);
    }

    @Test
    void whatHadNotCountedAsLostDoesNotCountAsReturned() {
        FakeSwapOut cached = taken(0.1, 2, Cause.KSWAPD, 10, "a");
        cached.stored = Stored.CACHED;
        scene.out(taken(-0.2, 1, Cause.KSWAPD, 10, "a"), null, null).out(cached, null, null)
                .in(returned(0.3, 1, 1, 10, "a"), null).in(returned(0.4, 2, 1, 10, "a"), null);
        TopRow row = row(scene.at(0), TopBy.PROCESS, 10);
        assertThat(List.of(row.back, row.returned)).containsExactly(2L, 0L);
        assertThat(row.away.percentile(0.5)).isPositive();
    }

    @Test
    void aKswapdsTakersAreToldApartByWhoWokeIt() {
        scene.woken(45, 20, "x").out(taken(1, 1, Cause.KSWAPD, 10, "a"), null, null)
                .woken(45, 21, "y").out(taken(1.1, 2, Cause.KSWAPD, 10, "a"), null, null)
                .out(taken(1.2, 3, Cause.KSWAPD, 11, "b"), null, null)
                .out(taken(1.3, 4, Cause.DIRECT, 10, "a").reclaimer(21, 21, "y"), null, null)
                .in(returned(1.9, 2, 1, 10, "a"), null);
        TopState state = scene.at(1);
        List<TopTaker> takers = TopTaker.of(state, process -> true);
        assertThat(takers).extracting(t -> t.waker == null ? 0 : t.waker.pid()).containsExactly(21, 0, 20);
        assertThat(takers).extracting(t -> t.returned).containsExactly(1L, 0L, 0L);
        TopMatrix matrix = TopMatrix.of(state, TopBy.PROCESS);
        assertThat(matrix.losers()).extracting(row -> row.process.pid).containsExactly(10, 11);
        assertThat(matrix.takers()).extracting(line -> line.who().pid()).containsExactly(21, 20);
        assertThat(matrix.takers().getFirst().pages()).as("kswapd's work for it, and its own").containsExactly(2, 1);
    }

    @Test
    void threadsOfOneProcessAreOneTakerUnderItsName() {
        scene.out(taken(1, 1, Cause.DIRECT, 10, "a").reclaimer(20, 21, "worker-1"), null, null)
                .out(taken(1, 2, Cause.DIRECT, 10, "a").reclaimer(20, 22, "worker-2"), null, null)
                .woken(45, 20, "worker-3").out(taken(1, 3, Cause.KSWAPD, 10, "a"), null, null).holds(20, "java", "/", 1);
        TopState state = scene.at(1);
        long java = new FakeSwapOut().reclaimer(1, 1, "java").reclaimerCommandLow();
        assertThat(TopTaker.of(state, process -> true)).hasSize(2).first().satisfies(taker -> {
            assertThat(taker.pages).isEqualTo(2);
            assertThat(taker.who).isEqualTo(new TopWho(20, java, 0));
        });
        assertThat(TopMatrix.of(state, TopBy.PROCESS).takers()).singleElement().extracting(TopMatrix.Line::sum).isEqualTo(3L);
    }

    @Test
    void processesThatOnlyHoldAreRowsToo() {
        scene.out(taken(0.1, 1, Cause.KSWAPD, 10, "a"), null, "/x").holds(10, "a", "/x", 7).holds(12, "c", "/x", 5);
        assertThat(row(scene.at(0), TopBy.PROCESS, 10).held).isEqualTo(7);
        assertThat(row(scene.at(0), TopBy.PROCESS, 12).held).isEqualTo(5);
        assertThat(TopGroups.of(scene.at(0), TopBy.CGROUP)).singleElement().extracting(row -> row.held).isEqualTo(12L);
    }

    @Test
    void whateverComesTheCellsAreBounded() {
        for (int pid = 1; pid <= 20_000; pid++) {
            scene.out(taken(100, pid, Cause.KSWAPD, pid, "p"), "[heap]", null);
        }
        TopCounts counts = scene.books.until(100);
        assertThat(counts.losses()).hasSizeLessThanOrEqualTo(1025);
        assertThat(counts.losses().stream().mapToLong(TopLoss::out).sum()).isEqualTo(20_000);
        assertThat(counts.takes().stream().mapToLong(TopTake::pages).sum()).isEqualTo(20_000);
        scene.out(taken(300, 1, Cause.KSWAPD, 1, "p"), "[heap]", null);
        for (int pid = 2; pid < 600; pid++) {
            scene.out(taken(300, pid, Cause.KSWAPD, pid, "p"), "[stack]", null);
        }
        assertThat(scene.books.until(300).losses().stream().mapToLong(TopLoss::out).sum()).as("the quiet ones went").isEqualTo(599);
    }

    private static TopRow row(TopState state, TopBy by, int pid) {
        return TopGroups.of(state, by).stream().filter(row -> row.process.pid == pid).findFirst().orElseThrow();
    }
}
