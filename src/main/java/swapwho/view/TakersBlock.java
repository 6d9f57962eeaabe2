// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import swapwho.model.TopTaker;

/** Who takes: a line for each reclaimer, cause and, of a kswapd, each process that woke it. */
final class TakersBlock {
    private static final int CAUSE = 13;
    private static final int RATE = 8;
    private static final int MINUTE = 8;
    private static final int SHARE = 7;
    private static final int BACK = 5;
    private static final int NUMBERS = RATE + MINUTE + SHARE + BACK;
    private static final int NAME_LEAST = 13;
    private static final int NAME_MOST = 26;
    private static final int SPARK_LEAST = 6;
    private static final int SPARK_MOST = 61;

    private final Frame frame;
    private final int name;
    private final boolean all;
    private final int spark;

    TakersBlock(Frame frame) {
        this.frame = frame;
        // Two names, of the taker and of who woke it, share what the rest leaves.
        int rest = frame.width() - CAUSE - NUMBERS;
        all = rest >= 2 * NAME_LEAST;
        name = all ? Math.min(NAME_MOST, Math.max(NAME_LEAST, (rest - SPARK_LEAST) / 2)) : frame.width() - RATE - CAUSE;
        spark = !all || rest - 2 * name < SPARK_LEAST ? 0 : Math.min(SPARK_MOST, rest - 2 * name);
    }

    /** The heading, then as many rows as there is room for. */
    void draw(int top, int height, String title, List<TopTaker> takers) {
        frame.put(top, 0, name, Frame.Style.TITLE, title);
        int end = frame.put(top, name, Frame.Style.TITLE, "CAUSE");
        end = name + CAUSE;
        if (all) {
            frame.put(top, end, Frame.Style.TITLE, "WOKEN BY");
            end += name;
        }
        end = cell(top, end, RATE, Frame.Style.TITLE, "OUT/S");
        if (all) {
            end = cell(top, end, MINUTE, Frame.Style.TITLE, "MINUTE");
            end = cell(top, end, SHARE, Frame.Style.TITLE, "SHARE");
            end = cell(top, end, BACK, Frame.Style.TITLE, "BACK");
        }
        frame.mark(top, Frame.Style.TITLE);
        long sum = takers.stream().mapToLong(taker -> taker.pages).sum();
        for (int i = 0; i < Math.min(takers.size(), height - 1); i++) {
            line(top + 1 + i, takers.get(i), sum);
        }
    }

    private void line(int row, TopTaker taker, long sum) {
        frame.put(row, 0, name - 1, Frame.Style.TAKER, taker.who == null ? TopLabels.OTHERS : TopLabels.of(taker.who, name - 1));
        if (taker.cause != null) {
            frame.put(row, name, Frame.Style.NORMAL, Columns.cut(taker.cause.word(), CAUSE - 1));
        }
        int end = name + CAUSE;
        if (all) {
            frame.put(row, end, Frame.Style.TAKER, TopLabels.of(taker.waker, name - 1));
        }
        end += all ? name : 0;
        end = cell(row, end, RATE, Frame.Style.NORMAL, Amounts.some(taker.now));
        if (all) {
            end = cell(row, end, MINUTE, Frame.Style.NORMAL, Amounts.count(taker.pages));
            end = cell(row, end, SHARE, Frame.Style.NORMAL, Amounts.share((double) taker.pages / sum));
            end = cell(row, end, BACK, Frame.Style.BACK, Amounts.share(taker.returnedShare()));
        }
        if (spark > 0) {
            frame.put(row, end + 1, Frame.Style.DETAIL, Sparkline.of(taker.seconds, spark - 1));
        }
    }

    private int cell(int row, int from, int width, Frame.Style style, String text) {
        frame.put(row, from + width - Columns.of(text), style, text);
        return from + width;
    }
}
