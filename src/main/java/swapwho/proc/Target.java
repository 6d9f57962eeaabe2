// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process before it is looked into.
 *
 * @param folder  of the process, or of a thread of it when its first one has ended and only others have the memory
 * @param swapped bytes in swap by its own count, or NOT_ASKED
 */
record Target(int pid, Path folder, long swapped) {
    static final long NOT_ASKED = -1;

    /** Asks the process for its own count; null for what has no memory, or has ended. */
    static Target of(Path proc, int pid, StatusFile status) {
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
    static Target unasked(Path proc, int pid) {
        return new Target(pid, proc.resolve(Integer.toString(pid)), NOT_ASKED);
    }

    /** The same process by each of its threads; none when it has only one. */
    Target[] threads() {
        Path task = folder.resolve("task");
        String[] names = task.toFile().list();
        if (names == null || names.length < 2) {
            return new Target[0];
        }
        Target[] threads = new Target[names.length];
        for (int i = 0; i < names.length; i++) {
            threads[i] = new Target(pid, task.resolve(names[i]), NOT_ASKED);
        }
        return threads;
    }
}
