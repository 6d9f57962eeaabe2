// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import swapwho.model.Compressed;
import swapwho.model.From;
import swapwho.model.Stored;
import swapwho.model.SwapArea;
import swapwho.model.TopFlow;
import swapwho.model.TopState;

/** The state of swap as a whole. */
final class HeadBlock {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int BILLION = 1_000_000_000;
    private static final int ROOMY = 60;
    private static final int WORD = 7;
    private static final int RATE = 36;
    private static final int SPARK = 20;

    private final Frame frame;
    private final TopState state;

    HeadBlock(Frame frame, TopState state) {
        this.frame = frame;
        this.state = state;
    }

    /** Returns the rows that it takes: 5, or 3 when there is little room. */
    int draw(TopView view, boolean small) {
        title(view);
        pair(1, "swap", areas());
        if (small) {
            pair(2, "rate", "out " + Amounts.count(state.counts().out().pages()) + "/s in "
                    + Amounts.count(state.counts().in().pages()) + "/s");
            return 3;
        }
        flow(2, "out", state.counts().out(), Stored.values(), Stored.CACHED);
        flow(3, "in", state.counts().in(), From.values(), From.CACHE);
        pair(4, "memory", memory());
        return 5;
    }

    private void title(TopView view) {
        Instant now = Instant.ofEpochSecond(Math.floorDiv(state.realtimeNs(), BILLION), Math.floorMod(state.realtimeNs(), BILLION));
        int end = frame.put(0, 0, Frame.Style.TITLE, "swapwho top ");
        end = frame.put(0, end, Frame.Style.NORMAL, TIME.format(now.atZone(view.zone())));
        if (frame.width() >= ROOMY) {
            end = frame.put(0, end, Frame.Style.DETAIL, "  counting for " + Amounts.clock(state.counts().seconds()));
        }
        if (view.paused()) {
            end = frame.put(0, end + 2, Frame.Style.ALARM, "PAUSED");
        }
        String lost = "lost " + state.lostEvents();
        int at = Math.max(end + 2, frame.width() - lost.length());
        frame.put(0, at, state.lostEvents() > 0 ? Frame.Style.ALARM : Frame.Style.NORMAL, lost);
    }

    private String areas() {
        if (state.areas().isEmpty()) {
            return "no area is active; waiting for a swapon";
        }
        long used = state.areas().stream().mapToLong(SwapArea::used).sum();
        long pages = state.areas().stream().mapToLong(SwapArea::pages).sum();
        StringJoiner all = new StringJoiner("   ");
        all.add(use(used, pages));
        if (state.areas().size() > 1) {
            for (SwapArea area : state.areas()) {
                all.add(name(area) + " " + use(area.used(), area.pages()));
            }
        } else {
            all.add(name(state.areas().getFirst()));
        }
        return all.toString();
    }

    private String use(long used, long pages) {
        return Amounts.bytes(used * state.pageSize()) + " of " + Amounts.bytes(pages * state.pageSize())
                + (pages == 0 ? "" : " " + Amounts.share((double) used / pages));
    }

    private static String name(SwapArea area) {
        String path = Names.text(area.name());
        return path.startsWith("/dev/") ? path.substring("/dev/".length()) : path;
    }

    /** @param uncounted the place that the kernel does not count as swapped, and that is not shown */
    private <P extends Enum<P>> void flow(int row, String word, TopFlow flow, P[] places, P uncounted) {
        pair(row, word, Columns.right(Amounts.count(flow.pages()), 6) + " pages/s "
                + Columns.right(Amounts.bytes(flow.pages() * state.pageSize()), 5) + "/s");
        int end = frame.put(row, RATE, RATE + SPARK, Frame.Style.DETAIL, Sparkline.of(flow.seconds(), SPARK));
        StringJoiner parts = new StringJoiner(", ");
        for (P place : places) {
            if (place != uncounted && flow.now()[place.ordinal()] > 0) {
                parts.add(place.name().toLowerCase(java.util.Locale.ROOT) + " " + Amounts.count(flow.now()[place.ordinal()]));
            }
        }
        frame.put(row, Math.max(end, RATE + SPARK) + 1, Frame.Style.DETAIL, parts.toString());
    }

    private String memory() {
        StringJoiner all = new StringJoiner("   ");
        if (state.pressure() != null) {
            all.add("pressure some " + Amounts.percent(state.pressure().some()) + " full "
                    + Amounts.percent(state.pressure().full()));
        }
        for (Compressed one : state.compressed()) {
            all.add(Names.text(one.name().getBytes(StandardCharsets.UTF_8)) + " " + Amounts.bytes(one.stored()) + " in "
                    + Amounts.bytes(one.used()) + (one.used() == 0 ? "" : " " + Amounts.ratio((double) one.stored() / one.used())));
        }
        return all.toString();
    }

    private void pair(int row, String word, String text) {
        frame.put(row, 0, Frame.Style.DETAIL, word);
        frame.put(row, WORD, Frame.Style.NORMAL, text);
    }
}
