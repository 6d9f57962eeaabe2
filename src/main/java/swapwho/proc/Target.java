// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that has memory, before it is looked into.
 *
 * @param folder  of the process, or of a thread of it when its first one has ended and only others have the memory
 * @param swapped bytes in swap by its own count
 */
record Target(int pid, Path folder, long swapped) {
    /** Null for what has no memory, or has ended. */
    static Target of(Path proc, int pid, StatusFile status) {
        Path folder = proc.resolve(Integer.toString(pid));
        try {
            long swapped = status.swapped(folder);
            if (swapped != StatusFile.NO_MEMORY) {
                return new Target(pid, folder, swapped);
            }
            String[] threads = status.ended() ? folder.resolve("task").toFile().list() : null;
            for (String thread : threads == null ? new String[0] : threads) {
                Path task = folder.resolve("task").resolve(thread);
                swapped = status.swapped(task);
                if (swapped != StatusFile.NO_MEMORY) {
                    return new Target(pid, task, swapped);
                }
            }
        } catch (IOException e) {
            // Gone.
        }
        return null;
    }
}
