// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.time.ZoneId;
import swapwho.model.HeldMove;
import swapwho.model.HeldSwapIn;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Summary;
import swapwho.model.Surroundings;
import swapwho.model.SwapOut;
import swapwho.model.Waker;

/** Events as a table to read, one line each; owners come last, for their number varies. */
public final class TextLines implements Lines {
    private final LineBuffer out;
    private final TextRow row;
    private final TextSwapOut swapOuts;
    private final TextSwapIn swapIns;

    /** @param headerEvery lines between two headers; 0: one header only */
    public TextLines(LineBuffer out, Surroundings surroundings, Theme theme, ZoneId zone, int headerEvery) {
        this.out = out;
        row = new TextRow(out, surroundings, theme, zone, headerEvery);
        swapOuts = new TextSwapOut(row);
        swapIns = new TextSwapIn(row);
    }

    @Override
    public void clock(long realtimeMinusMonotonic) {
        row.clock(realtimeMinusMonotonic);
        swapOuts.lookAgain();
    }

    @Override
    public void swapOut(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {
        swapOuts.swapOut(event, owners, reclaimer, waker);
    }

    @Override
    public void swapMove(HeldMove event) {
        swapOuts.swapMove(event);
    }

    @Override
    public void swapIn(HeldSwapIn event) {
        swapIns.line(event);
    }

    @Override
    public void lost(long monotonicNs, long events) {
        row.time(monotonicNs);
        out.text(LineBuffer.utf8("lost " + events + " events: no room for them in the ring buffer\n"));
    }

    /** Nothing: the text summary is for standard error, see TextSummary. */
    @Override
    public void summary(Summary summary) {}

    /** NAME(PID), or what stands for it when the address space has no process any more. */
    static String who(Process process, Theme theme) {
        if (process.pid == 0) {
            return "(no process)";
        }
        return theme.owner + Names.text(Names.command(process.commandLow, process.commandHigh)) + theme.end
                + "(" + process.pid + ")";
    }
}
