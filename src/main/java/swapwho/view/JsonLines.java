// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.time.Instant;
import swapwho.model.HeldMove;
import swapwho.model.HeldSwapIn;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Summary;
import swapwho.model.Surroundings;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/**
 * Events as newline-delimited JSON. This runs once a page on a machine that is short of everything, so nothing is
 * allocated unless a piece of a line is met for the first time.
 */
public final class JsonLines implements Lines {
    private final LineBuffer out;
    private final JsonTime time = new JsonTime();
    private final JsonPieces pieces;
    private final JsonSwapOut swapOuts;
    private final JsonMove moves;
    private final JsonSwapIn swapIns;

    public JsonLines(LineBuffer out, Surroundings surroundings) {
        this.out = out;
        pieces = new JsonPieces(surroundings);
        swapOuts = new JsonSwapOut(out, time, pieces, surroundings);
        moves = new JsonMove(out, time, pieces);
        swapIns = new JsonSwapIn(out, time, pieces);
    }

    @Override
    public void clock(long realtimeMinusMonotonic) {
        time.clock(realtimeMinusMonotonic);
        pieces.lookAgain();
    }

    @Override
    public void swapOut(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {
        swapOuts.line(event, owners, reclaimer, waker);
    }

    @Override
    public void swapMove(HeldMove event) {
        moves.line(event);
    }

    @Override
    public void swapIn(HeldSwapIn event) {
        swapIns.line(event);
    }

    @Override
    public void lost(long monotonicNs, long events) {
        out.text(LineBuffer.utf8("{\"event\":\"lost\",\"time\":\"" + Instant.ofEpochSecond(0, time.realtime(monotonicNs))
                + "\",\"events\":" + events + "}\n"));
    }

    @Override
    public void summary(Summary summary) {
        out.text(LineBuffer.utf8(JsonSummary.of(summary, time.realtime(0))));
    }
}
