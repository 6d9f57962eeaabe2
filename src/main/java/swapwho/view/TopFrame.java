// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import swapwho.model.TopMatrix;
import swapwho.model.TopRow;
import swapwho.model.TopState;
import swapwho.model.TopTaker;

/** The screen of `top`: from what was counted and how a person looks at it to cells, and nothing else. */
public final class TopFrame {
    private static final int SMALL = 20;
    /** With fewer rows below the head the matrix is left out, and with fewer still the takers. */
    private static final int MATRIX_FROM = 14;

    private static final int TAKERS_FROM = 9;

    private TopFrame() {}

    public static Frame of(TopState state, TopView view, int width, int height) {
        Frame frame = new Frame(width, height);
        switch (view.page()) {
            case ALL -> all(frame, state, view);
            case DETAIL -> DetailPage.draw(frame, state, view);
            case HELP -> HelpPage.draw(frame);
        }
        footer(frame, view);
        return frame;
    }

    private static void all(Frame frame, TopState state, TopView view) {
        int head = new HeadBlock(frame, state).draw(view, frame.height() < SMALL);
        List<TopRow> rows = TopRows.of(state, view);
        List<TopTaker> takers = TopTaker.of(state, process -> true);
        TopMatrix matrix = TopMatrix.of(state, view.by());
        int room = frame.height() - head - 1;
        int matrixNeeds = room < MATRIX_FROM || matrix.takers().isEmpty() ? 0 : 1 + matrix.takers().size();
        int takersNeed = room < TAKERS_FROM || takers.isEmpty() ? 0 : 1 + takers.size();
        room -= (matrixNeeds > 0 ? 1 : 0) + (takersNeed > 0 ? 1 : 0);
        int quarter = Math.max(4, room / 4);
        int matrixRows = Math.min(matrixNeeds, quarter);
        int takerRows = Math.min(takersNeed, quarter);
        int loserRows = Math.min(1 + Math.max(1, rows.size()), room - matrixRows - takerRows);
        // What the losers leave, the others may take.
        takerRows = Math.min(takersNeed, room - loserRows - matrixRows);
        matrixRows = Math.min(matrixNeeds, room - loserRows - takerRows);
        losers(frame, head, loserRows, state, view, rows);
        int at = head + loserRows + 1;
        if (takerRows > 0) {
            new TakersBlock(frame).draw(at, takerRows, "TAKES", takers);
            at += takerRows + 1;
        }
        if (matrixRows > 0) {
            new MatrixBlock(frame).draw(at, matrixRows, matrix, view.by());
        }
    }

    private static void losers(Frame frame, int top, int height, TopState state, TopView view, List<TopRow> rows) {
        String title = "LOSES: " + view.by().name();
        new LosersBlock(frame, view.by(), state.pageSize()).draw(top, height, title, rows, view.sort(), view.selected());
        if (!TopRows.known(state, view.by())) {
            frame.put(top + 1, 0, Frame.Style.DETAIL, DetailPage.NO_MAPPINGS);
        } else if (rows.isEmpty()) {
            frame.put(top + 1, 0, Frame.Style.DETAIL, view.filter().isEmpty() ? "nobody has anything in swap or lost a page in the last minute"
                    : "nobody whose name has this in it: " + view.filter());
        }
    }

    private static void footer(Frame frame, TopView view) {
        int row = frame.height() - 1;
        if (view.typing()) {
            int end = frame.put(row, 0, Frame.Style.TITLE, "filter: ");
            frame.put(row, end, Frame.Style.NORMAL, view.filter() + "_  (Enter: done, Esc: none)");
            return;
        }
        String keys = switch (view.page()) {
            case ALL -> "q quit  h help  g group  s sort  / filter  p pause  ↑↓ Enter detail";
            case DETAIL -> "q quit  h help  p pause  Esc back";
            case HELP -> "any key: back";
        };
        int end = frame.put(row, 0, Frame.Style.DETAIL, keys);
        if (!view.filter().isEmpty()) {
            frame.put(row, end + 2, Frame.Style.ALARM, "filter: " + view.filter());
        }
    }
}
