// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import swapwho.bpf.KernelException;
import swapwho.bpf.Tracer;
import swapwho.model.EventSink;
import swapwho.model.KernelCounts;
import swapwho.model.OutCounts;

/** Where a session's events come from: the kernel, or a test. */
interface Source extends AutoCloseable {
    int drain(EventSink sink);

    KernelCounts counts();

    /** What was counted of swap-outs since attaching; nothing where each is an event. */
    default OutCounts outCounts() {
        return OutCounts.NONE;
    }

    /** Hands over the rows of what was counted until now. */
    default void drainCounts(EventSink sink) {}

    /** Ends the tracing and hands over the last events. */
    int detach(EventSink sink);

    @Override
    void close();

    /** Attaches when asked to. */
    @FunctionalInterface
    interface Opener {
        Source open(Tracer.Settings settings) throws KernelException;
    }

    static Source kernel(Tracer.Settings settings) throws KernelException {
        Tracer tracer = Tracer.attach(settings);
        return new Source() {
            @Override
            public int drain(EventSink sink) {
                return tracer.drain(sink);
            }

            @Override
            public KernelCounts counts() {
                return tracer.counts();
            }

            @Override
            public OutCounts outCounts() {
                return tracer.outCounts();
            }

            @Override
            public void drainCounts(EventSink sink) {
                tracer.drainCounts(sink);
            }

            @Override
            public int detach(EventSink sink) {
                return tracer.detach(sink);
            }

            @Override
            public void close() {
                tracer.close();
            }
        };
    }
}
