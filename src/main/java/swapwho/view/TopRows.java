// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import java.util.Locale;
import swapwho.model.TopBy;
import swapwho.model.TopGroups;
import swapwho.model.TopRow;
import swapwho.model.TopState;

/** The losers that a view lets through, in its order. */
final class TopRows {
    private TopRows() {}

    static List<TopRow> of(TopState state, TopView view) {
        if (!known(state, view.by())) {
            return List.of();
        }
        String wanted = view.filter().toLowerCase(Locale.ROOT);
        return TopGroups.of(state, view.by()).stream()
                .filter(row -> row.out > 0 || row.back > 0 || row.held > 0)
                .filter(row -> TopLabels.of(row, view.by()).toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(view.sort().order())
                .toList();
    }

    /** Whether rows of this kind are known at all. */
    static boolean known(TopState state, TopBy by) {
        return by != TopBy.MAPPING || state.counts().mappings();
    }

    /** Where the row with a key is, or -1. */
    static int find(List<TopRow> rows, Object key) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key.equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
