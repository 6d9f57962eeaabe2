// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.lang.foreign.Arena;

/** The running kernel's own description of its types and functions. */
final class KernelBtf implements AutoCloseable {
    private static final int KIND_TYPEDEF = 8;
    private static final int KIND_FUNC = 12;

    private final long btf;

    private KernelBtf(long btf) {
        this.btf = btf;
    }

    static KernelBtf load() throws KernelException {
        long btf = Libbpf.loadVmlinuxBtf();
        if (btf == 0) {
            throw Messages.noBtf();
        }
        return new KernelBtf(btf);
    }

    boolean hasFunction(String name) {
        return has(name, KIND_FUNC);
    }

    /** A tracepoint is known by the type of its function. */
    boolean hasTracepoint(String name) {
        return has("btf_trace_" + name, KIND_TYPEDEF);
    }

    private boolean has(String name, int kind) {
        try (Arena arena = Arena.ofConfined()) {
            return Libbpf.findByNameKind(btf, arena.allocateFrom(name), kind) > 0;
        }
    }

    @Override
    public void close() {
        Libbpf.freeBtf(btf);
    }
}
