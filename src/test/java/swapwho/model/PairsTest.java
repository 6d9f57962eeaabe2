// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairsTest {
    private static final long SECOND = 1_000_000_000;

    private final Pairs pairs = new Pairs(8);
    private final Reclaimers reclaimers = new Reclaimers();
    private final Process hog = new Process(174, 1, 2, 3);
    private final Process cat = new Process(175, 1, 2, 3);

    @Test
    void takenBackAndSoon() {
        Takers.Taker kswapd = taker(new FakeSwapOut());
        pairs.taken(kswapd, hog, 512);
        pairs.taken(kswapd, cat, 1);
        pairs.taken(kswapd, hog, 2);
        pairs.back(kswapd.number, hog, 16, 59 * SECOND);
        pairs.back(kswapd.number, hog, 1, 61 * SECOND);
        assertThat(text()).containsExactly("kswapd 45 of 174: 514, 17 back, 16 soon", "kswapd 45 of 175: 1, 0 back, 0 soon");
    }

    @Test
    void whoDidNotLosePagesToATakerGetsNoneBackFromIt() {
        Takers.Taker kswapd = taker(new FakeSwapOut());
        pairs.taken(kswapd, hog, 1);
        pairs.back(kswapd.number, cat, 1, SECOND);
        pairs.back(Takers.NOBODY, hog, 1, SECOND);
        assertThat(text()).containsExactly("kswapd 45 of 174: 1, 0 back, 0 soon");
    }

    @Test
    void takersDifferByProcessThreadNameAndCause() {
        FakeSwapOut limit = new FakeSwapOut();
        limit.cause = Cause.CGROUP_LIMIT;
        for (FakeSwapOut event : new FakeSwapOut[] {
            new FakeSwapOut(), limit, new FakeSwapOut().reclaimer(45, 45, "kswapd1"), new FakeSwapOut().reclaimer(46, 46, "kswapd0"),
            new FakeSwapOut().reclaimer(45, 99, "kswapd0")
        }) {
            pairs.taken(taker(event), hog, 1);
        }
        assertThat(pairs.byBack()).hasSize(4);
        assertThat(pairs.byBack()[0].taken).isEqualTo(2);
    }

    @Test
    void whenTheyAreTooManyThoseWithTheFewestPagesBackAreForgotten() {
        for (int pid = 1; pid <= 8; pid++) {
            assertThat(pairs.full()).isFalse();
            Takers.Taker taker = taker(new FakeSwapOut().reclaimer(pid, pid, "r"));
            pairs.taken(taker, hog, 10);
            pairs.back(taker.number, hog, pid, SECOND);
        }
        assertThat(pairs.full()).isTrue();
        boolean[] kept = pairs.forget();
        assertThat(pairs.full()).isFalse();
        assertThat(pairs.forgotten()).isEqualTo(4);
        assertThat(Arrays.stream(pairs.byBack()).map(p -> p.taker.pid)).containsExactly(8, 7, 6, 5);
        for (Pairs.Pair pair : pairs.byBack()) {
            assertThat(kept[pair.taker.number]).isTrue();
            pairs.back(pair.taker.number, hog, 1, SECOND);
        }
        // Numbers that are free again are given away, those in use are not.
        Takers.Taker another = taker(new FakeSwapOut().reclaimer(9, 9, "r"));
        assertThat(kept[another.number]).isFalse();
        pairs.taken(another, hog, 1);
        assertThat(pairs.byBack()).hasSize(5);
        assertThat(pairs.byBack()[0].back).isEqualTo(9);
        // One that was forgotten is a new one when it comes again.
        pairs.taken(taker(new FakeSwapOut().reclaimer(1, 1, "r")), hog, 3);
        assertThat(text()).contains("kswapd 1 of 174: 3, 0 back, 0 soon");
    }

    private Takers.Taker taker(FakeSwapOut event) {
        return pairs.taker(reclaimers.of(event), event.cause, null);
    }

    private java.util.List<String> text() {
        return Arrays.stream(pairs.byBack())
                .map(p -> "%s %d of %d: %d, %d back, %d soon".formatted(
                        p.taker.cause.word(), p.taker.pid, p.owner.pid, p.taken, p.back, p.soon))
                .toList();
    }
}
