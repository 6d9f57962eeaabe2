// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** Looking up and calling C functions: what {@link Libbpf} and {@link Memory} share. */
final class Foreign {
    static final Linker LINKER = Linker.nativeLinker();
    static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private Foreign() {}

    /** A C function; with errno captured, its first argument is a segment of {@link #CALL_STATE}. */
    static MethodHandle function(SymbolLookup lookup, String name, boolean errno, FunctionDescriptor descriptor) {
        MemorySegment symbol = lookup.find(name)
                .orElseThrow(() -> new IllegalStateException("no C function " + name + ": the library is too old"));
        return errno
                ? LINKER.downcallHandle(symbol, descriptor, Linker.Option.captureCallState("errno"))
                : LINKER.downcallHandle(symbol, descriptor);
    }

    static MemorySegment newCallState(Arena arena) {
        return arena.allocate(CALL_STATE);
    }

    static int errno(MemorySegment callState) {
        return (int) ERRNO.get(callState, 0L);
    }

    /** A MethodHandle's invokeExact declares Throwable, though a C function throws nothing. */
    static RuntimeException unexpected(Throwable problem) {
        return problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
    }
}
