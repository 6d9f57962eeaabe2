// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.List;

/** Makes whole pages of shares so that their sum stays what it was: those cut off by most get the pages left over. */
final class Shares {
    private Shares() {}

    /** Returns the sum; a negative share is unknown and stays so. */
    static long round(List<HeldRow> rows) {
        double exact = 0;
        long sum = 0;
        for (HeldRow row : rows) {
            row.share = (long) Math.floor(row.exactShare);
            exact += Math.max(0, row.exactShare);
            sum += Math.max(0, row.share);
        }
        // Sums of thirds miss a whole number by a little.
        long left = Math.round(exact) - sum;
        List<HeldRow> known = new ArrayList<>(rows);
        known.removeIf(row -> row.share < 0);
        known.sort((a, b) -> Double.compare(a.share - a.exactShare, b.share - b.exactShare));
        for (int i = 0; i < left && i < known.size(); i++) {
            known.get(i).share++;
        }
        return sum + Math.max(0, left);
    }
}
