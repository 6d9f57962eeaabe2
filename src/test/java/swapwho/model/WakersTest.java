// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WakersTest {
    private final Wakers wakers = new Wakers();

    @Test
    void theLastToWakeItHolds() {
        assertThat(wakers.of(new FakeSwapOut())).isNull();
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        wakers.woken(FakeHeld.woken(45, 300, 301, "b"));
        wakers.woken(FakeHeld.woken(46, 400, 400, "c"));
        assertThat(wakers.of(new FakeSwapOut()).tid).isEqualTo(301);
        assertThat(wakers.of(new FakeSwapOut().reclaimer(46, 46, "kswapd1")).pid).isEqualTo(400);
    }

    @Test
    void oneThreadIsOneObject() {
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        Waker first = wakers.of(new FakeSwapOut());
        wakers.woken(FakeHeld.woken(45, 201, 201, "b"));
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        assertThat(wakers.of(new FakeSwapOut())).isSameAs(first);
        wakers.woken(FakeHeld.woken(45, 200, 200, "renamed"));
        assertThat(wakers.of(new FakeSwapOut())).isNotSameAs(first);
    }

    @Test
    void onlyOfAKswapdAndOfTheRightOne() {
        wakers.woken(FakeHeld.woken(45, 200, 200, "a"));
        FakeSwapOut direct = new FakeSwapOut();
        direct.cause = Cause.DIRECT;
        assertThat(wakers.of(direct)).isNull();
        assertThat(wakers.of(new FakeSwapOut().reclaimer(45 + 1024, 45 + 1024, "kswapd9"))).isNull();
    }
}
