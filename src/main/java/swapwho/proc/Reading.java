// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import swapwho.model.Holder;
import swapwho.model.Piece;

/**
 * What came of looking into a process.
 *
 * @param target   the process; null when it has no memory (a kernel thread) or has ended
 * @param holder   what it holds; null when nothing of it is in swap, as far as page tables tell
 * @param vanished it ended before it could be read
 */
record Reading(Target target, Holder holder, boolean vanished) {
    static final Reading NO_MEMORY = new Reading(null, null, false);
    static final Reading VANISHED = new Reading(null, null, true);

    /** Page-table entries that hold a slot. */
    long pages() {
        return holder == null ? 0 : holder.pieces.stream().mapToLong(Piece::pages).sum();
    }

    static Reading nothing(Target target) {
        return new Reading(target, null, false);
    }

    static Reading of(Target target, Holder holder) {
        return new Reading(target, holder, false);
    }
}
