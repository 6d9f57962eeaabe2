// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long SECOND = 1_000_000_000;

    private final List<String> told = new ArrayList<>();
    private final History history = new History(new History.Later() {
        @Override
        public void swapOut(SwapOut event, Waker waker) {}

        @Override
        public void swapIn(HeldSwapIn event) {
            told.add("in " + event.slot + " of " + event.process.pid + " away " + event.awayNs());
        }

        @Override
        public void swapMove(HeldMove event) {
            StringBuilder text = new StringBuilder("move " + event.slot);
            if (event.known()) {
                text.append(" %s %d %s".formatted(event.kind().word(), event.references(), event.complete()));
            }
            for (int i = 0; i < event.ownerCount(); i++) {
                text.append(" %d@%x".formatted(event.owner(i).pid, event.ownerAddress(i)));
            }
            told.add(text.toString());
        }
    }, (_, _, _) -> false);
    private final Processes processes = new Processes(64);
    private final Reclaimers reclaimers = new Reclaimers();

    @Test
    void awayIsSinceTheLastSwapOutOfTheSlot() {
        out(1000, 1 * SECOND);
        out(1000, 2 * SECOND);
        in(1000, 5 * SECOND);
        history.end();
        assertThat(told).containsExactly("in 1000 of 174 away 3000000000");
    }

    @Test
    void aSwapInWaitsForTheNextRound() {
        in(1000, 5 * SECOND);
        history.endRound();
        assertThat(told).isEmpty();
        in(1001, 5 * SECOND);
        out(1000, 4 * SECOND);
        history.endRound();
        assertThat(told).containsExactly("in 1000 of 174 away 1000000000");
        history.endRound();
        assertThat(told).hasSize(2);
        history.endRound();
        assertThat(told).hasSize(2);
    }

    @Test
    void aLaterSwapOutIsNotItsOwn() {
        out(1000, 1 * SECOND);
        in(1000, 5 * SECOND);
        history.endRound();
        // Read in this order: the slot went out again at 6, but before that at 3 and at 2.
        out(1000, 6 * SECOND);
        out(1000, 3 * SECOND);
        out(1000, 2 * SECOND);
        history.endRound();
        assertThat(told).containsExactly("in 1000 of 174 away 2000000000");
    }

    @Test
    void aSwapOutThatWasNotSeenIsUnknown() {
        in(1000, 5 * SECOND);
        out(1000, 6 * SECOND);
        out(1001, 1 * SECOND);
        history.end();
        assertThat(told).containsExactly("in 1000 of 174 away -1");
    }

    @Test
    void everyPageOfAFolioHasItsSlot() {
        FakeSwapOut huge = at(1024, SECOND);
        huge.pages = 512;
        huge.owners.getFirst().pages = 512;
        out(huge);
        in(1024, 2 * SECOND);
        in(1535, 2 * SECOND);
        in(1536, 2 * SECOND);
        in(1023, 2 * SECOND);
        history.end();
        assertThat(told).containsExactly("in 1024 of 174 away 1000000000", "in 1535 of 174 away 1000000000",
                "in 1536 of 174 away -1", "in 1023 of 174 away -1");
    }

    @Test
    void ofAFolioTheFaultingPageCounts() {
        out(1003, 1 * SECOND);
        FakeSwapIn event = new FakeSwapIn();
        event.slotOffset = 1000;
        event.index = 3;
        event.pages = 16;
        event.monotonicNs = 2 * SECOND;
        history.swapIn(event, processes.of(event));
        event.slotOffset = 1003;
        event.from = From.CACHE;
        history.swapIn(event, processes.of(event));
        history.end();
        assertThat(told).containsExactly("in 1000 of 174 away 1000000000", "in 1003 of 174 away 1000000000");
    }

    @Test
    void aMoveHasTheOwnersOfTheSwapOutToZswap() {
        FakeSwapOut shared = at(1000, 1 * SECOND).owner(175, "hog", 0x7f1200001000L);
        shared.stored = Stored.ZSWAP;
        shared.kind = Kind.KSM;
        shared.references = 2;
        out(shared);
        move(1000, 2);
        history.end();
        assertThat(told).containsExactly("move 1000 ksm 2 true 174@7f1200000000 175@7f1200001000");
    }

    @Test
    void aMoveIsAsCompleteAsItsSwapOutWas() {
        FakeSwapOut event = at(1000, 1 * SECOND);
        event.stored = Stored.ZSWAP;
        out(event);
        event.slotOffset = 1001;
        event.references = 3;
        event.complete = false;
        out(event);
        move(1000, 2);
        move(1001, 2);
        history.end();
        assertThat(told).containsExactly("move 1000 anon 1 true 174@7f1200000000", "move 1001 anon 3 false 174@7f1200000000");
    }

    @Test
    void aMoveOfAPageThatNobodyOwnsIsKnownToBeOne() {
        FakeSwapOut event = new FakeSwapOut();
        event.slotOffset = 1000;
        event.monotonicNs = SECOND;
        event.stored = Stored.ZSWAP;
        event.kind = Kind.SHMEM;
        event.references = 0;
        out(event);
        move(1000, 2);
        history.end();
        assertThat(told).containsExactly("move 1000 shmem 0 true");
    }

    @Test
    void ownersOfAnEarlierLifeOfTheSlotAreNotThoseOfTheMove() {
        FakeSwapOut event = at(1000, 1 * SECOND);
        event.stored = Stored.ZSWAP;
        out(event);
        out(1000, 2 * SECOND);
        move(1000, 3);
        move(1001, 3);
        history.end();
        assertThat(told).containsExactly("move 1000", "move 1001");
    }

    @Test
    void aMoveReadBeforeItsSwapOutWaitsToo() {
        move(1000, 3);
        history.endRound();
        FakeSwapOut event = at(1000, 1 * SECOND);
        event.stored = Stored.ZSWAP;
        out(event);
        history.endRound();
        assertThat(told).containsExactly("move 1000 anon 1 true 174@7f1200000000");
    }

    @Test
    void pairsCountWhatComesBackByAFaultOfTheOneThatLostIt() {
        out(1000, 1 * SECOND);
        out(1001, 1 * SECOND);
        FakeSwapOut cached = at(1002, 1 * SECOND);
        cached.stored = Stored.CACHED;
        out(cached);
        in(1000, 2 * SECOND);
        in(1002, 2 * SECOND);
        FakeSwapIn ahead = new FakeSwapIn();
        ahead.by = By.READAHEAD;
        ahead.slotOffset = 1001;
        ahead.monotonicNs = 2 * SECOND;
        history.swapIn(ahead, processes.of(ahead));
        FakeSwapIn other = new FakeSwapIn();
        other.pid = 9;
        other.slotOffset = 1001;
        history.swapIn(other, processes.of(other));
        history.end();
        Pairs.Pair[] all = history.pairs().byBack();
        assertThat(all).hasSize(1);
        assertThat(new long[] {all[0].taken, all[0].back, all[0].soon}).containsExactly(2, 1, 1);
    }

    @Test
    void noneIsLostWhenMoreWaitThanMay() {
        out(7, 1);
        for (int i = 0; i < 20_000; i++) {
            in(i, 2 + i);
        }
        assertThat(told).hasSizeBetween(10_000, 19_900);
        history.end();
        assertThat(told).hasSize(20_000);
        assertThat(told.get(7)).isEqualTo("in 7 of 174 away 8");
    }

    /** More reclaimers, and sets of owners, than are kept. */
    @Test
    void whatIsForgottenIsUnknownAndNeverWrong() {
        Random random = new Random(1);
        Processes many = new Processes(65_536);
        for (int i = 0; i < 40_000; i++) {
            FakeSwapOut event = new FakeSwapOut().owner(1000 + i, "p", 0x1000).reclaimer(i, i, "r");
            event.slotOffset = i;
            event.stored = Stored.ZSWAP;
            event.monotonicNs = 1 + i;
            history.swapOut(event, new Process[] {many.of(event, 0)}, reclaimers.of(event));
            FakeSwapIn back = new FakeSwapIn().command("p");
            int which = random.nextInt(i + 1);
            back.pid = 1000 + which;
            back.slotOffset = which;
            back.monotonicNs = 50_000;
            history.swapIn(back, many.of(back));
            moveAt(which, 50_000);
        }
        history.end();
        for (Pairs.Pair pair : history.pairs().byBack()) {
            assertThat(pair.owner.pid).isEqualTo(1000 + pair.taker.pid);
        }
        assertThat(told).filteredOn(line -> line.startsWith("move")).hasSize(40_000)
                .allMatch(line -> line.matches("move (\\d+)( anon 1 true \\d+@1000)?"))
                .filteredOn(line -> line.contains("@"))
                .hasSizeGreaterThan(1000)
                .allMatch(line -> Integer.parseInt(line.split("[ @]")[5]) == 1000 + Integer.parseInt(line.split(" ")[1]));
    }

    private static FakeSwapOut at(long slot, long time) {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x7f1200000000L);
        event.slotOffset = slot;
        event.monotonicNs = time;
        return event;
    }

    private void move(long slot, int second) {
        moveAt(slot, second * SECOND);
    }

    private void moveAt(long slot, long time) {
        FakeSwapOut event = new FakeSwapOut();
        event.slotOffset = slot;
        event.monotonicNs = time;
        event.cause = Cause.ZSWAP_WRITEBACK;
        history.swapMove(event, reclaimers.of(event));
    }

    private void out(long slot, long time) {
        out(at(slot, time));
    }

    private void out(FakeSwapOut event) {
        Process[] owners = new Process[event.ownerCount()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = processes.of(event, i);
        }
        history.swapOut(event, owners, reclaimers.of(event));
    }

    private void in(long slot, long time) {
        FakeSwapIn event = new FakeSwapIn();
        event.slotOffset = slot;
        event.monotonicNs = time;
        history.swapIn(event, processes.of(event));
    }
}
