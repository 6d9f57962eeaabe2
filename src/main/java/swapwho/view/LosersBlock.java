// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.ArrayList;
import java.util.List;
import swapwho.model.TopBy;
import swapwho.model.TopRow;

/** Who loses: a line each. */
final class LosersBlock {
    private static final int NAME_LEAST = 14;
    private static final int NAME_MOST = 44;
    private static final int SPARK_LEAST = 8;
    private static final int SPARK_MOST = 61;
    private static final String HEADING = "LAST MINUTE";
    /** Widths by the order of TopSort, blanks between them included. */
    private static final int[] WIDTHS = {7, 7, 6, 6, 8, 7, 7, 8};
    /** Which columns stay when there is no room for all. */
    private static final List<TopSort> PRIORITY = List.of(
            TopSort.OUT, TopSort.IN, TopSort.HELD, TopSort.BACK, TopSort.WAITED, TopSort.P99, TopSort.AWAY, TopSort.P50);

    private final Frame frame;
    private final TopBy by;
    private final long pageSize;
    private final List<TopSort> columns = new ArrayList<>();
    private final int name;
    private final int spark;

    LosersBlock(Frame frame, TopBy by, long pageSize) {
        this.frame = frame;
        this.by = by;
        this.pageSize = pageSize;
        int left = frame.width() - NAME_LEAST;
        for (TopSort column : PRIORITY) {
            if (WIDTHS[column.ordinal()] > left) {
                break;
            }
            left -= WIDTHS[column.ordinal()];
            columns.add(column);
        }
        columns.sort(null);
        int rest = left + NAME_LEAST;
        spark = rest < NAME_LEAST + SPARK_LEAST ? 0 : Math.min(SPARK_MOST, Math.max(SPARK_LEAST, rest - NAME_MOST));
        name = rest - spark;
    }

    /** The heading, then as many rows as there is room for, the selected one among them. */
    void draw(int top, int height, String title, List<TopRow> rows, TopSort sort, Object selected) {
        heading(top, title, sort);
        int room = height - 1;
        int at = TopRows.find(rows, selected);
        int first = Math.max(0, at - room + 1);
        for (int i = first; i < Math.min(rows.size(), first + room); i++) {
            line(top + 1 + i - first, rows.get(i));
            if (i == at) {
                frame.mark(top + 1 + i - first, Frame.Style.SELECTED);
            }
        }
    }

    private void heading(int row, String title, TopSort sort) {
        frame.put(row, 0, name, Frame.Style.TITLE, Columns.cut(title, name));
        int end = name;
        for (TopSort column : columns) {
            end += WIDTHS[column.ordinal()];
            String text = column.heading + (column == sort ? "▼" : "");
            frame.put(row, end - Columns.of(text), Frame.Style.TITLE, text);
        }
        if (spark > 0) {
            frame.put(row, end + 1, Frame.Style.TITLE, spark > HEADING.length() ? HEADING : "MINUTE");
        }
        frame.mark(row, Frame.Style.TITLE);
    }

    private void line(int row, TopRow loser) {
        frame.put(row, 0, name - 1, Frame.Style.OWNER, TopLabels.cut(loser, by, name - 1));
        int end = name;
        for (TopSort column : columns) {
            end += WIDTHS[column.ordinal()];
            String text = value(loser, column);
            boolean back = column == TopSort.IN || column == TopSort.BACK;
            frame.put(row, end - Columns.of(text), back ? Frame.Style.BACK : Frame.Style.NORMAL, text);
        }
        if (spark > 0) {
            frame.put(row, end + 1, Frame.Style.DETAIL, Sparkline.of(loser.seconds, spark - 1));
        }
    }

    private String value(TopRow loser, TopSort column) {
        return switch (column) {
            case OUT -> Amounts.some(loser.outNow);
            case IN -> Amounts.some(loser.backNow);
            case HELD -> loser.held < 0 ? "" : Amounts.bytes(loser.held * pageSize);
            case BACK -> Amounts.share(loser.returnedShare());
            case WAITED -> loser.faults == 0 ? "" : Amounts.time(loser.waitedNs);
            case P50 -> Amounts.time(loser.delays.percentile(0.5));
            case P99 -> Amounts.time(loser.delays.percentile(0.99));
            case AWAY -> Amounts.time(loser.away.percentile(0.5));
        };
    }
}
