// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pages that were read ahead from zswap and go again before anybody has mapped them. */
class BarePagesTest {
    private static final long SECOND = 1_000_000_000;

    private final Set<String> holders = new HashSet<>();
    private String moved = "";
    private SwapOut told;
    private Waker wokenBy;
    private final History history = new History(new History.Later() {
        @Override
        public void swapOut(SwapOut event, Waker waker) {
            told = event;
            wokenBy = waker;
        }

        @Override
        public void swapIn(HeldSwapIn event) {}

        @Override
        public void swapMove(HeldMove event) {
            moved = "%s %d %b %d@%x".formatted(
                    event.kind().word(), event.references(), event.complete(), event.owner(0).pid, event.ownerAddress(0));
        }
    }, (process, address, slot) -> holders.contains("%d %x %d".formatted(process.pid, address, slot)));
    private final Processes processes = new Processes(64);
    private final Reclaimers reclaimers = new Reclaimers();

    @Test
    void aBarePageHasTheOwnersThatHoldItsSlotStill() {
        shared(1000);
        holders.addAll(Set.of("174 7f1200000000 1000", "175 7f1200001000 1000"));
        assertThat(text(told(bare(1000, 2)))).isEqualTo("ANON 2 true 174@7f1200000000 175@7f1200001000");
    }

    @Test
    void ofABarePagesOwnersThoseAreNamedThatAreProved() {
        shared(1000);
        holders.addAll(Set.of("174 7f1200000000 1001", "174 7f1200001000 1000", "175 7f1200001000 1000"));
        assertThat(text(told(bare(1000, 2)))).isEqualTo("ANON 2 false 175@7f1200001000");
        // One has taken the page back, and the kernel says so.
        assertThat(text(told(bare(1000, 1)))).isEqualTo("ANON 1 true 175@7f1200001000");
    }

    @Test
    void aBarePageStaysAsItIsWhereNobodyIsProved() {
        shared(1000);
        holders.add("174 7f1200000000 1001");
        assertThat(text(told(bare(1000, 2)))).isEqualTo("UNKNOWN -1 false");
        assertThat(text(told(bare(1001, 1)))).isEqualTo("UNKNOWN -1 false");
        assertThat(text(told(bare(1001, 0)))).isEqualTo("UNKNOWN -1 false");
        holders.add("174 7f1200000000 1000");
        FakeSwapOut large = bare(1000, 1);
        large.pages = 16;
        assertThat(text(told(large))).isEqualTo("UNKNOWN -1 false");
    }

    @Test
    void whileTheBacklogGrowsNobodysPageTableIsRead() {
        shared(1000);
        holders.add("174 7f1200000000 1000");
        history.reads(() -> true);
        assertThat(text(told(bare(1000, 1)))).isEqualTo("UNKNOWN -1 false");
        history.reads(() -> false);
        assertThat(text(told(bare(1000, 1)))).isEqualTo("ANON 1 true 174@7f1200000000");
    }

    @Test
    void aBarePageWaitsForTheRoundsEndAndHasNoneOfTheSlotsLaterOwners() {
        shared(1000);
        holders.addAll(Set.of("174 7f1200000000 1000", "9 7f0000000000 1000"));
        Waker waker = new Waker(20, 20, 21, 0);
        assertThat(history.holdsBack(bare(1000, 1), waker)).isTrue();
        FakeSwapOut later = new FakeSwapOut().owner(9, "other", 0x7f0000000000L);
        later.slotOffset = 1000;
        later.stored = Stored.ZSWAP;
        later.monotonicNs = 3 * SECOND;
        out(later);
        assertThat(told).isNull();
        history.endRound();
        assertThat(text(told)).isEqualTo("ANON 1 true 174@7f1200000000");
        assertThat(wokenBy).isSameAs(waker);
    }

    @Test
    void moreBarePagesThanMayWaitAreToldBefore() {
        for (int i = 0; i < 5000; i++) {
            history.holdsBack(bare(1000 + i, 1), null);
        }
        assertThat(told).isNotNull();
        history.endRound();
        assertThat(told.slotOffset()).isEqualTo(5999);
    }

    @Test
    void pagesOfVeryManyOwnersDoNotFillTheMemoryWhileTheyWait() {
        FakeSwapOut event = new FakeSwapOut();
        event.slotOffset = 1000;
        event.stored = Stored.ZSWAP;
        for (int i = 0; i < 1000; i++) {
            event.owner(2000 + i, "child", 0x7f1200000000L);
        }
        out(event);
        for (int i = 0; i < 17; i++) {
            history.holdsBack(bare(1000, 1000), null);
            assertThat(told).isNull();
        }
        history.holdsBack(bare(1000, 1000), null);
        assertThat(told).isNotNull();
    }

    @Test
    void whatHasOwnersOrAKindIsToldAsItIs() {
        shared(1000);
        holders.add("174 7f1200000000 1000");
        FakeSwapOut event = bare(1000, 1).owner(174, "hog", 0x7f1200000000L);
        assertThat(history.holdsBack(event, null)).isFalse();
        FakeSwapOut nobodys = bare(1000, 0);
        nobodys.kind = Kind.SHMEM;
        assertThat(history.holdsBack(nobodys, null)).isFalse();
    }

    @Test
    void theOwnersOfABarePageAreThoseOfItsMoveAndOfItsNextTurn() {
        shared(1000);
        holders.add("175 7f1200001000 1000");
        for (int second = 2; second < 4; second++) {
            FakeSwapOut event = bare(1000, 1);
            event.monotonicNs = second * SECOND;
            FakeSwapOut told = (FakeSwapOut) told(event);
            assertThat(text(told)).isEqualTo("ANON 1 true 175@7f1200001000");
            out(told);
        }
        FakeSwapOut move = bare(1000, 1);
        move.monotonicNs = 4 * SECOND;
        move.cause = Cause.ZSWAP_WRITEBACK;
        history.swapMove(move, reclaimers.of(move));
        history.end();
        assertThat(moved).isEqualTo("anon 1 true 175@7f1200001000");
    }

    /** Two processes lose a page to zswap. */
    private void shared(long slot) {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x7f1200000000L).owner(175, "hog", 0x7f1200001000L);
        event.slotOffset = slot;
        event.monotonicNs = SECOND;
        event.stored = Stored.ZSWAP;
        event.references = 2;
        out(event);
    }

    /** As the kernel tells of a page that was read ahead from zswap and goes again. */
    private static FakeSwapOut bare(long slot, int references) {
        FakeSwapOut event = new FakeSwapOut();
        event.slotOffset = slot;
        event.monotonicNs = 2 * SECOND;
        event.kind = Kind.UNKNOWN;
        event.stored = Stored.ZSWAP;
        event.references = references;
        event.complete = false;
        return event;
    }

    private SwapOut told(SwapOut event) {
        assertThat(history.holdsBack(event, null)).isTrue();
        history.endRound();
        return told;
    }

    private static String text(SwapOut event) {
        StringBuilder text = new StringBuilder("%s %d %s".formatted(event.kind(), event.references(), event.complete()));
        for (int i = 0; i < event.ownerCount(); i++) {
            text.append(" %d@%x".formatted(event.ownerPid(i), event.ownerAddress(i)));
        }
        return text.toString();
    }

    private void out(FakeSwapOut event) {
        Process[] owners = new Process[event.ownerCount()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = processes.of(event, i);
        }
        history.swapOut(event, owners, reclaimers.of(event));
    }
}
