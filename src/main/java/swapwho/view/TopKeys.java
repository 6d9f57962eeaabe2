// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import swapwho.model.TopBy;
import swapwho.model.TopRow;
import swapwho.model.TopState;
import swapwho.view.TopView.Page;

/** What a key makes of a view. */
public final class TopKeys {
    /** Keys that are no character. */
    public static final int UP = -10;

    public static final int DOWN = -11;
    public static final int ESCAPE = 27;
    public static final int ENTER = 13;

    private static final int NEWLINE = 10;
    private static final int BACKSPACE = 127;
    private static final int CONTROL_H = 8;
    private static final int CONTROL_C = 3;
    private static final int FILTER_MOST = 40;

    private TopKeys() {}

    /** The next view; null: quit. */
    public static TopView press(int key, TopView view, TopState state) {
        if (key == CONTROL_C) {
            return null;
        }
        if (view.typing()) {
            return type(key, view);
        }
        return switch (key) {
            case 'q', 'Q' -> null;
            case 'p', ' ' -> view.paused(!view.paused());
            default -> switch (view.page()) {
                case HELP -> view.page(Page.ALL);
                case DETAIL -> key == ESCAPE || key == ENTER || key == NEWLINE || key == BACKSPACE ? view.page(Page.ALL) : common(key, view);
                case ALL -> all(key, view, state);
            };
        };
    }

    private static TopView all(int key, TopView view, TopState state) {
        return switch (key) {
            case 'g' -> view.by(TopBy.values()[(view.by().ordinal() + 1) % TopBy.values().length]);
            case '1', '2', '3', '4', '5' -> view.by(TopBy.values()[key - '1']);
            case '/' -> view.filter("", true);
            case ESCAPE -> view.filter().isEmpty() ? view.selected(null) : view.filter("", false);
            case UP, 'k' -> move(view, state, -1);
            case DOWN, 'j' -> move(view, state, 1);
            case ENTER, NEWLINE -> view.selected() == null ? move(view, state, 1) : view.page(Page.DETAIL);
            default -> common(key, view);
        };
    }

    private static TopView common(int key, TopView view) {
        return switch (key) {
            case 's' -> view.sort(view.sort().next());
            case 'h', '?' -> view.page(Page.HELP);
            default -> view;
        };
    }

    private static TopView move(TopView view, TopState state, int by) {
        List<TopRow> rows = TopRows.of(state, view);
        if (rows.isEmpty()) {
            return view.selected(null);
        }
        int at = TopRows.find(rows, view.selected()) + by;
        return view.selected(rows.get(Math.clamp(at, 0, rows.size() - 1)).key);
    }

    private static TopView type(int key, TopView view) {
        String text = view.filter();
        return switch (key) {
            case ENTER, NEWLINE -> view.filter(text, false);
            case ESCAPE -> view.filter("", false);
            case BACKSPACE, CONTROL_H -> view.filter(text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(text.length(), -1)), true);
            default -> key < ' ' || text.length() >= FILTER_MOST ? view : view.filter(text + Character.toString(key), true);
        };
    }
}
