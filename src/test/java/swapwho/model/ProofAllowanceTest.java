// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProofAllowanceTest {
    private static final long SECOND = 1_000_000_000;
    private static final int MANY = 100_000;

    private long now;
    private final ProofAllowance allowance = new ProofAllowance(() -> now);

    /** How many are allowed in a row, of so long each. */
    private int allowed(long eachNs) {
        for (int count = 0; count < MANY; count++) {
            if (!allowance.begin()) {
                return count;
            }
            now += eachNs;
            allowance.end();
        }
        return MANY;
    }

    @Test
    void aCrowdIsAllowedAndAfterThatSoManyASecond() {
        assertThat(allowed(0)).isEqualTo(1024);
        allowance.endRound();
        assertThat(allowed(0)).isZero();
        for (int round = 0; round < 20; round++) {
            now += SECOND / 20;
            allowance.endRound();
            assertThat(allowed(0)).isEqualTo(64);
        }
    }

    @Test
    void whatASlowRoundTakesItEarns() {
        allowed(0);
        now += SECOND / 2;
        allowance.endRound();
        assertThat(allowed(0)).isEqualTo(640);
        now += 1_000 * SECOND;
        allowance.endRound();
        assertThat(allowed(0)).isEqualTo(1024);
    }

    @Test
    void whereAProcessKeepsItsPageTablesToItselfNoMoreAreAskedInTheRound() {
        assertThat(allowed(SECOND * 2)).isEqualTo(1);
        allowance.endRound();
        assertThat(allowed(SECOND / 4)).isEqualTo(4);
    }

    @Test
    void noneIsAllowedWhileTheBacklogGrows() {
        allowance.yieldTo(() -> true);
        assertThat(allowed(0)).isZero();
        allowance.yieldTo(() -> false);
        assertThat(allowed(0)).isEqualTo(1024);
    }
}
