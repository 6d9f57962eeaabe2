// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * This process's turn on the CPUs (setpriority(2)). With hundreds of processes that want memory at once a reader that waits for
 * its turn like them stops for seconds, and events are lost; it takes a sixth of what the kernel takes to swap the page out.
 */
final class Priority {
    private static final int PRIO_PROCESS = 0;
    private static final int USUAL = 0;
    private static final int HIGHEST = -20;

    // int getpriority(int which, id_t who)
    private static final MethodHandle GETPRIORITY = Foreign.function(Foreign.LINKER.defaultLookup(), "getpriority");
    // int setpriority(int which, id_t who, int prio), of which a thread is a "process"
    private static final MethodHandle SETPRIORITY = Foreign.function(Foreign.LINKER.defaultLookup(), "setpriority");

    private Priority() {}

    /**
     * Of all threads, for one may wait for another: Java's compiler, its collector. It stays as it was without CAP_SYS_NICE, and where
     * somebody has chosen it, by nice(1) or as systemd's Nice=.
     */
    static void raise() {
        if ((int) Foreign.call(GETPRIORITY, PRIO_PROCESS, 0) != USUAL) {
            return;
        }
        String[] threads = Path.of("/proc/self/task").toFile().list();
        for (int i = 0; threads != null && i < threads.length; i++) {
            Foreign.call(SETPRIORITY, PRIO_PROCESS, Integer.parseInt(threads[i]), HIGHEST);
        }
    }
}
