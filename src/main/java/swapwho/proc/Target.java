// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.File;
import java.io.IOException;

/**
 * A process before it is looked into.
 *
 * @param folder  of the process, or of a thread of it when its first one has ended and only others have the memory
 * @param swapped bytes in swap by its own count, or NOT_ASKED
 */
record Target(int pid, String folder, long swapped) {
    static final long NOT_ASKED = -1;

    /** Asks the process for its own count; null for what has no memory, or has ended. */
    static Target of(String proc, int pid, StatusFile status) {
        Target target = unasked(proc, pid);
        try {
            long swapped = status.swapped(target.folder);
            if (swapped != StatusFile.NO_MEMORY) {
                return new Target(pid, target.folder, swapped);
            }
            for (Target thread : status.ended() ? target.threads() : new Target[0]) {
                swapped = status.swapped(thread.folder);
                if (swapped != StatusFile.NO_MEMORY) {
                    return new Target(pid, thread.folder, swapped);
                }
            }
        } catch (IOException e) {
            // Gone.
        }
        return null;
    }

    /** Without asking anything. */
    static Target unasked(String proc, int pid) {
        return new Target(pid, proc + "/" + pid, NOT_ASKED);
    }

    /** The same process by each of its threads; none when it has only one. */
    Target[] threads() {
        String task = folder.concat("/task");
        String[] names = new File(task).list();
        if (names == null || names.length < 2) {
            return new Target[0];
        }
        Target[] threads = new Target[names.length];
        for (int i = 0; i < names.length; i++) {
            threads[i] = new Target(pid, task + "/" + names[i], NOT_ASKED);
        }
        return threads;
    }
}
