// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What one taker takes of one process. */
final class Take extends Cells.Cell<Take> {
    /** Null of those that were folded together. */
    final Takers.Taker taker;

    final Process owner;
    /** Of the pages taken in each second, those that have come back. */
    final Minute returned = new Minute();

    Take(Object taker, Object owner) {
        super(taker, owner);
        this.taker = (Takers.Taker) taker;
        this.owner = (Process) owner;
    }

    @Override
    void merge(Take other) {
        pages.merge(other.pages);
        returned.merge(other.returned);
    }
}
