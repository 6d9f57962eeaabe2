// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.List;

/**
 * What is in swap and who holds it: the shares of all rows and the parts together are what is in use.
 *
 * @param rows  those that hold something, the largest share first
 * @param parts what no row stands for
 */
public record Held(HeldBy by, List<HeldRow> rows, List<HeldPart> parts, HeldFacts facts) {
    /** How many processes could not be looked into, or only so far as to see that pages are in swap. */
    public long unseen() {
        long unseen = 0;
        for (Holder holder : facts.holders) {
            unseen += holder.sight != Holder.Sight.SLOTS ? 1 : 0;
        }
        return unseen;
    }
}
