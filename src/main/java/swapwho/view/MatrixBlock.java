// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.TopBy;
import swapwho.model.TopMatrix;
import swapwho.model.TopRow;

/** Whose allocations push whom out: a line for each taker, a column for each loser. */
final class MatrixBlock {
    private static final int ALL = 9;
    private static final int NARROW = 12;
    private static final int WIDE = 18;
    /** From this width of the screen on the columns are wide. */
    private static final int WIDE_FROM = 120;

    private final Frame frame;
    private final int name;
    private final int column;

    MatrixBlock(Frame frame) {
        this.frame = frame;
        boolean wide = frame.width() >= WIDE_FROM;
        column = wide ? WIDE : NARROW;
        name = wide ? 26 : 17;
    }

    /** The heading, then as many rows and columns as there is room for. */
    void draw(int top, int height, TopMatrix matrix, TopBy by) {
        TopBy losersBy = by == TopBy.MAPPING ? TopBy.PROCESS : by;
        int columns = Math.max(0, Math.min(matrix.losers().size(), (frame.width() - name - ALL) / column));
        frame.put(top, 0, name, Frame.Style.TITLE, "PUSHED OUT BY");
        for (int i = 0; i < columns; i++) {
            TopRow loser = matrix.losers().get(i);
            right(top, name + (i + 1) * column, Frame.Style.TITLE, TopLabels.cut(loser, losersBy, column - 1));
        }
        int end = name + columns * column + ALL;
        right(top, end, Frame.Style.TITLE, "ALL");
        frame.mark(top, Frame.Style.TITLE);
        for (int row = 0; row < Math.min(matrix.takers().size(), height - 1); row++) {
            TopMatrix.Line line = matrix.takers().get(row);
            frame.put(top + 1 + row, 0, name - 1, Frame.Style.TAKER, TopLabels.of(line.who(), name - 1));
            for (int i = 0; i < columns; i++) {
                right(top + 1 + row, name + (i + 1) * column, Frame.Style.OWNER, Amounts.some(line.pages()[i]));
            }
            right(top + 1 + row, end, Frame.Style.NORMAL, Amounts.count(line.sum()));
        }
    }

    private void right(int row, int end, Frame.Style style, String text) {
        frame.put(row, end - Columns.of(text), style, text);
    }
}
