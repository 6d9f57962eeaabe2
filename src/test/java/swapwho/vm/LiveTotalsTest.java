// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveTotalsTest {
    private final LiveTotals totals = new LiveTotals();

    private void swapOut(String event, int pages, String owners) {
        totals.add("{\"event\":\"%s\",\"page\":{\"pages\":%d},\"slot\":{\"type\":0,\"offset\":1},\"owners\":[%s]}"
                .formatted(event, pages, owners));
    }

    private static String owner(int pid, String command, int pages) {
        return "{\"pid\":%d,\"command\":\"%s\",\"address\":\"0x1000\",\"pages\":%d}".formatted(pid, command, pages);
    }

    @Test
    void countsPagesByOwner() {
        swapOut("swap_out", 1, owner(7, "child", 1) + "," + owner(5, "parent", 1));
        swapOut("swap_out", 512, owner(5, "parent", 500));
        assertThat(totals.pages()).isEqualTo(513);
        assertThat(totals.owners()).containsExactly(
                new LiveTotals.Owner(5, "parent", 501), new LiveTotals.Owner(7, "child", 1));
    }

    @Test
    void aMoveIsNoSecondSwapOut() {
        swapOut("swap_move", 1, owner(5, "parent", 1));
        assertThat(totals.pages()).isZero();
        assertThat(totals.owners()).isEmpty();
    }

    @Test
    void passesOverWhatIsNoEvent() {
        totals.add("not JSON");
        totals.add("{\"event\":\"swap_out\"}");
        totals.add("{\"event\":\"summary\"}");
        assertThat(totals.pages()).isZero();
    }
}
