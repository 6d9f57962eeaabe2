// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import swapwho.model.Holder;

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
        long pages = 0;
        for (int i = 0; holder != null && i < holder.pieces.size(); i++) {
            pages += holder.pieces.get(i).pages();
        }
        return pages;
    }

    static Reading nothing(Target target) {
        return new Reading(target, null, false);
    }

    static Reading of(Target target, Holder holder) {
        return new Reading(target, holder, false);
    }
}
