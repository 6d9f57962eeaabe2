// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.time.ZoneId;
import swapwho.model.TopBy;

/**
 * How a person looks at it; each key makes another one.
 *
 * @param filter   only rows with this in their name are shown
 * @param typing   the filter is being typed
 * @param selected key of the selected row, or null
 */
public record TopView(
        TopBy by, TopSort sort, Page page, String filter, boolean typing, boolean paused, Object selected, ZoneId zone) {
    /** What the screen shows. */
    public enum Page {
        ALL,
        DETAIL,
        HELP
    }

    public static TopView first(TopBy by, ZoneId zone) {
        return new TopView(by, TopSort.OUT, Page.ALL, "", false, false, null, zone);
    }

    TopView by(TopBy next) {
        return new TopView(next, sort, Page.ALL, filter, typing, paused, null, zone);
    }

    TopView sort(TopSort next) {
        return new TopView(by, next, page, filter, typing, paused, selected, zone);
    }

    TopView page(Page next) {
        return new TopView(by, sort, next, filter, typing, paused, selected, zone);
    }

    TopView filter(String next, boolean stillTyping) {
        return new TopView(by, sort, page, next, stillTyping, paused, selected, zone);
    }

    TopView paused(boolean next) {
        return new TopView(by, sort, page, filter, typing, next, selected, zone);
    }

    TopView selected(Object next) {
        return new TopView(by, sort, page, filter, typing, paused, next, zone);
    }
}
