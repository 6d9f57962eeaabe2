// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * What one taker takes of one process; in base pages, of the last minute where nothing else is said.
 *
 * @param taker    null: several that were folded together, and so the owner
 * @param now      in the last second
 * @param returned of the pages taken, come back already
 * @param seconds  in each second, oldest first
 */
public record TopTake(Takers.Taker taker, Process owner, long now, long pages, long returned, long[] seconds) {
    static TopTake of(Take take, long second) {
        long[] seconds = new long[Minute.SECONDS];
        take.pages.addTo(seconds, second);
        return new TopTake(
                take.taker, take.owner, take.pages.at(second), take.pages.sum(second), take.returned.sum(second), seconds);
    }
}
