// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import swapwho.model.TopMatrix;
import swapwho.model.TopRow;
import swapwho.model.TopState;
import swapwho.model.TopTaker;

/** What the screen of `top` shows, as a block of plain lines. */
public final class TopText {
    private static final int LOSERS = 20;
    private static final int TAKERS = 10;
    private static final int HEAD = 5;

    private TopText() {}

    /** Ends with an empty line. */
    public static String of(TopState state, TopView view, int width) {
        List<TopRow> losers = TopRows.of(state, view).stream().limit(LOSERS).toList();
        List<TopTaker> takers = TopTaker.of(state, process -> true).stream().limit(TAKERS).toList();
        TopMatrix matrix = TopMatrix.of(state, view.by());
        int lines = Math.min(TAKERS, matrix.takers().size());
        Frame frame = new Frame(width, HEAD + losers.size() + takers.size() + lines + 6);
        new HeadBlock(frame, state).draw(view, false);
        int at = HEAD + 1;
        new LosersBlock(frame, view.by(), state.pageSize())
                .draw(at, 1 + losers.size(), "LOSES: " + view.by().name(), losers, view.sort(), null);
        at += losers.size() + 2;
        if (!takers.isEmpty()) {
            new TakersBlock(frame).draw(at, 1 + takers.size(), "TAKES", takers);
            at += takers.size() + 2;
        }
        if (lines > 0) {
            new MatrixBlock(frame).draw(at, 1 + lines, matrix, view.by());
        }
        return frame.text() + "\n";
    }
}
