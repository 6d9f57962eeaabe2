// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calling thread before all ordinary ones (sched(7), SCHED_FIFO): none of them takes the CPU from it meanwhile. */
final class RealTime {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;
    private static final int LOWEST_PRIORITY = 1;

    // int sched_getscheduler(pid_t pid)
    private static final MethodHandle POLICY = Foreign.function(Foreign.LINKER.defaultLookup(), "sched_getscheduler");
    // int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param)
    private static final MethodHandle SET = Foreign.function(Foreign.LINKER.defaultLookup(), "sched_setscheduler");
    private static final long SELF = 0;

    // struct sched_param
    private final MemorySegment first;
    private final MemorySegment ordinary;
    private boolean entered;

    RealTime(Arena arena) {
        first = arena.allocateFrom(JAVA_INT, LOWEST_PRIORITY);
        ordinary = arena.allocateFrom(JAVA_INT, 0);
    }

    /** Without CAP_SYS_NICE, or if another policy than the usual one was chosen for it, the thread stays as it is. */
    void enter() {
        entered = (int) Foreign.call(POLICY, SELF) == SCHED_OTHER
                && (int) Foreign.call(SET, SELF, SCHED_FIFO, first.address()) == 0;
    }

    void leave() {
        if (entered) {
            Foreign.call(SET, SELF, SCHED_OTHER, ordinary.address());
        }
    }
}
