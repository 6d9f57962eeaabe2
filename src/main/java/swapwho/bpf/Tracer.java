// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import swapwho.model.KernelCounts;
import swapwho.model.SwapOutSink;

/** The BPF program, loaded and attached. Not safe for use by several threads. */
public final class Tracer implements AutoCloseable {
    /**
     * How to trace.
     *
     * @param ringBytes size of the ring buffer, a power of two and a multiple of the page size
     * @param slowRoad  find owners only by reverse map and page table (a debugging aid: the answer must be the same)
     * @param verbose   print libbpf's and the verifier's whole log to standard error
     */
    public record Settings(int ringBytes, boolean slowRoad, boolean verbose) {}

    /** Loads and attaches; from here on events gather in the ring buffer. */
    public static Tracer attach(Settings settings) throws KernelException {
        throw new KernelException("not built yet");
    }

    /** Hands every event that is in the ring buffer to the sink and frees its room; returns how many. */
    public int drain(SwapOutSink sink) {
        return 0;
    }

    public KernelCounts counts() {
        return new KernelCounts(0, 0);
    }

    /** Ends the tracing: no event comes after this, those in the ring buffer can still be drained. */
    public void detach() {}

    @Override
    public void close() {}
}
