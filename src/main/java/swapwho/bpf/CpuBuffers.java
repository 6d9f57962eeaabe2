// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Where the BPF program gathers the events of a batch before it sends them: the end of struct cpu in state.bpf.h.
 * What a batch under way had not sent when the program was detached is read from here.
 */
final class CpuBuffers {
    static final int BUFFERED = 8;
    static final int BUFFER = 18120;

    private final MemorySegment cpus;
    private final int stride;

    /** @param cpus the values of the map, one after the other, each of `stride` bytes */
    CpuBuffers(MemorySegment cpus, int stride) {
        this.cpus = cpus;
        this.stride = stride;
    }

    /** Hands over what is left; to be called once, when no program runs any more. */
    int drain(Ring.Reader reader) {
        int events = 0;
        for (long cpu = 0; cpu + stride <= cpus.byteSize(); cpu += stride) {
            int bytes = cpus.get(JAVA_INT, cpu + BUFFERED);
            if (bytes > 0 && bytes <= stride - BUFFER) {
                long[] words = cpus.asSlice(cpu + BUFFER, bytes).toArray(JAVA_LONG);
                events += reader.record(words, 0, words.length);
            }
        }
        return events;
    }
}
