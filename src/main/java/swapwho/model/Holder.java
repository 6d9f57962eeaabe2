// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.List;

/** A process that has something in swap, and what could be found out about it. */
public final class Holder {
    /** What its page table says to whoever runs swapwho. */
    public enum Sight {
        /** Each entry with its slot. */
        SLOTS,
        /** That an entry is in swap, but not where: the kernel shows slots to CAP_SYS_ADMIN only. */
        ENTRIES,
        /** Nothing: the process is somebody else's. */
        NOTHING
    }

    public final Process process;
    public Sight sight = Sight.SLOTS;
    public final List<Piece> pieces = new ArrayList<>();
    /** Shared objects that it maps and that have pages in swap. */
    public final List<SharedRange> shared = new ArrayList<>();

    public Holder(Process process) {
        this.process = process;
    }
}
