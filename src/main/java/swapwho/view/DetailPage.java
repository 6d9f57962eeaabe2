// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import java.util.stream.LongStream;
import swapwho.model.Cause;
import swapwho.model.Stored;
import swapwho.model.TopBy;
import swapwho.model.TopGroups;
import swapwho.model.TopRow;
import swapwho.model.TopState;
import swapwho.model.TopTaker;

/** All about one row: its mappings or processes, where its pages went and why, and who took them. */
final class DetailPage {
    /** Where mappings would stand. */
    static final String NO_MAPPINGS = "mappings are not counted; start anew to see them: swapwho top --by mapping";

    private static final int STORED_COLUMN = 9;
    private static final int PAGES = 9;
    private static final int SHARE = 6;
    private static final int CAUSE_AT = 30;
    private static final int CAUSE_COLUMN = 16;

    private DetailPage() {}

    static void draw(Frame frame, TopState state, TopView view) {
        List<TopRow> rows = TopGroups.of(state, view.by());
        int found = TopRows.find(rows, view.selected());
        if (found < 0) {
            frame.put(0, 0, Frame.Style.DETAIL, "it holds nothing in swap and has lost nothing lately");
            return;
        }
        TopRow row = rows.get(found);
        title(frame, row, view);
        facts(frame, row, state.pageSize());

        TopBy partsBy = partsBy(state, view.by());
        boolean known = TopRows.known(state, partsBy);
        List<TopRow> parts = !known ? List.of() : TopGroups.parts(state, view.by(), view.selected(), partsBy).stream()
                .filter(part -> part.out > 0 || part.back > 0)
                .sorted(view.sort().order()).toList();
        List<TopTaker> takers = TopTaker.of(state, TopGroups.members(view.by(), row.key));
        int where = Math.max(places(row.stored), places(row.causes));
        int room = frame.height() - 6 - where - 2 - 1;
        int takerRows = Math.min(1 + takers.size(), Math.max(3, room / 3));
        int partRows = Math.min(known ? 1 + parts.size() : 2, room - takerRows - 1);
        new LosersBlock(frame, partsBy, state.pageSize()).draw(4, partRows, "FROM: " + partsBy.name(), parts, view.sort(), null);
        if (!known && partRows > 1) {
            frame.put(5, 0, Frame.Style.DETAIL, NO_MAPPINGS);
        }
        int at = 4 + partRows + 1;
        if (where == 0) {
            return;
        }
        table(frame, at, 0, STORED_COLUMN, "WENT TO", row.stored, Stored.values());
        table(frame, at, CAUSE_AT, CAUSE_COLUMN, "BECAUSE OF", row.causes, Cause.values());
        frame.mark(at, Frame.Style.TITLE);
        frame.put(at, CAUSE_AT + CAUSE_COLUMN + PAGES + SHARE + 2, Frame.Style.DETAIL, "(since top began)");
        at += 1 + where + 1;
        if (!takers.isEmpty()) {
            new TakersBlock(frame).draw(at, takerRows, "TAKEN BY", takers);
        }
    }

    /** Mappings tell most, of one process or of several together; where they are not known, the single processes. */
    private static TopBy partsBy(TopState state, TopBy by) {
        boolean processes = by == TopBy.MAPPING || by != TopBy.PROCESS && !state.counts().mappings();
        return processes ? TopBy.PROCESS : TopBy.MAPPING;
    }

    private static void title(Frame frame, TopRow row, TopView view) {
        int end = frame.put(0, 0, Frame.Style.TITLE, TopLabels.of(row, view.by()));
        if (view.by() == TopBy.PROCESS && row.process != null && row.process.cgroupPath != null) {
            end = frame.put(0, end + 2, Frame.Style.DETAIL, Names.text(row.process.cgroupPath));
        }
        if (view.paused()) {
            frame.put(0, end + 2, Frame.Style.ALARM, "PAUSED");
        }
    }

    private static void facts(Frame frame, TopRow row, long pageSize) {
        String held = row.held < 0 ? "" : "holds " + Amounts.bytes(row.held * pageSize) + " in swap; ";
        frame.put(1, 0, Frame.Style.NORMAL, held + "lost in the last minute " + Amounts.count(row.out) + " pages"
                + (row.out == 0 ? "" : ", back of these " + Amounts.share(row.returnedShare())));
        frame.put(2, 0, Frame.Style.NORMAL, row.faults == 0 ? "waited for none"
                : "waited " + Amounts.time(row.waitedNs) + " in " + Amounts.count(row.faults) + (row.faults == 1 ? " fault: half" : " faults: half") + " took up to "
                        + Amounts.time(row.delays.percentile(0.5)) + ", 99% up to " + Amounts.time(row.delays.percentile(0.99)));
    }

    /** Since the begin. */
    private static <P extends Enum<P>> void table(
            Frame frame, int top, int left, int width, String title, long[] pages, P[] places) {
        frame.put(top, left, Frame.Style.TITLE, title);
        right(frame, top, left + width + PAGES, "PAGES");
        right(frame, top, left + width + PAGES + SHARE, "SHARE");
        long sum = LongStream.of(pages).sum();
        int row = top;
        for (P place : places) {
            long count = pages[place.ordinal()];
            if (count > 0) {
                row++;
                frame.put(row, left, Frame.Style.NORMAL, place.name().toLowerCase(java.util.Locale.ROOT));
                right(frame, row, left + width + PAGES, Amounts.count(count));
                right(frame, row, left + width + PAGES + SHARE, Amounts.share((double) count / sum));
            }
        }
    }

    private static int places(long[] pages) {
        return (int) LongStream.of(pages).filter(count -> count > 0).count();
    }

    private static void right(Frame frame, int row, int end, String text) {
        frame.put(row, end - Columns.of(text), Frame.Style.NORMAL, text);
    }
}
