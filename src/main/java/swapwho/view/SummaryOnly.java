// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import swapwho.model.HeldMove;
import swapwho.model.HeldSwapIn;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Summary;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/** Writes no events, only what ends a trace. */
public final class SummaryOnly implements Lines {
    private final LineBuffer out;
    private final Theme theme;
    private long offset;

    /** @param theme of its tables; null: JSON instead */
    public SummaryOnly(LineBuffer out, Theme theme) {
        this.out = out;
        this.theme = theme;
    }

    @Override
    public void clock(long realtimeMinusMonotonic) {
        offset = realtimeMinusMonotonic;
    }

    @Override
    public void swapOut(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {}

    @Override
    public void swapMove(HeldMove event) {}

    @Override
    public void swapIn(HeldSwapIn event) {}

    /** The summary says how many in all. */
    @Override
    public void lost(long monotonicNs, long events) {}

    @Override
    public void summary(Summary summary) {
        String text = theme == null ? JsonSummary.of(summary, offset) : TextSummary.of(summary, theme);
        out.text(text.getBytes(StandardCharsets.UTF_8));
    }
}
