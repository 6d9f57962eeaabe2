// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WakersTest {
    private final Wakers wakers = new Wakers();

    @Test
    void theLastToWakeItHolds() {
        assertThat(wakers.of(reclaimer(new FakeSwapOut()))).isNull();
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        wakers.woken(FakeHeld.woken(45, 300, 301, "b"));
        wakers.woken(FakeHeld.woken(46, 400, 400, "c"));
        assertThat(wakers.of(reclaimer(new FakeSwapOut())).tid).isEqualTo(301);
        assertThat(wakers.of(reclaimer(new FakeSwapOut().reclaimer(46, 46, "kswapd1"))).pid).isEqualTo(400);
    }

    @Test
    void oneThreadIsOneObject() {
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        Waker first = wakers.of(reclaimer(new FakeSwapOut()));
        wakers.woken(FakeHeld.woken(45, 201, 201, "b"));
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        assertThat(wakers.of(reclaimer(new FakeSwapOut()))).isSameAs(first);
        wakers.woken(FakeHeld.woken(45, 200, 200, "renamed"));
        assertThat(wakers.of(reclaimer(new FakeSwapOut()))).isNotSameAs(first);
    }

    @Test
    void ofTheRightOneOnly() {
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        assertThat(wakers.of(reclaimer(new FakeSwapOut().reclaimer(45 + 1024, 45 + 1024, "kswapd9")))).isNull();
    }

    private static Reclaimer reclaimer(FakeSwapOut event) {
        return new Reclaimers().of(event);
    }
}
