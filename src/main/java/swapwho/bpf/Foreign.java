// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Calling C functions: what {@link Libbpf} and {@link Memory} share. Every argument and result is a long, in whose
 * register int, bool and pointers travel too, and a function ignores the registers that it has no argument for (System V
 * ABI, section 3.2.3): Java makes the machinery of a call once for each shape, so there is one, of six.
 */
final class Foreign {
    static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE_LAYOUT = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CALL_STATE_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MemorySegment CALL_STATE = Arena.global().allocate(CALL_STATE_LAYOUT);

    private Foreign() {}

    /** A C function of at most six arguments. */
    static MethodHandle function(SymbolLookup lookup, String name) {
        return function(lookup, name, 6);
    }

    /** One of more arguments than there are registers for them. */
    static MethodHandle function(SymbolLookup lookup, String name, int arguments) {
        MemorySegment symbol = lookup.find(name)
                .orElseThrow(() -> new IllegalStateException("no C function " + name + ": the library is too old"));
        ValueLayout[] layouts = new ValueLayout[arguments];
        java.util.Arrays.fill(layouts, JAVA_LONG);
        return LINKER.downcallHandle(
                symbol, FunctionDescriptor.of(JAVA_LONG, layouts), Linker.Option.captureCallState("errno"));
    }

    /** Of the last call; only one thread calls. */
    static int errno() {
        return (int) ERRNO.get(CALL_STATE, 0L);
    }

    static long call(MethodHandle function) {
        return call(function, 0, 0, 0, 0, 0, 0);
    }

    static long call(MethodHandle function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    static long call(MethodHandle function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    static long call(MethodHandle function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    static long call(MethodHandle function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    static long call(MethodHandle function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) function.invokeExact(CALL_STATE, a, b, c, d, e, f);
        } catch (Throwable problem) {
            throw unexpected(problem);
        }
    }

    static long call(MethodHandle function, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) function.invokeExact(CALL_STATE, a, b, c, d, e, f, g);
        } catch (Throwable problem) {
            throw unexpected(problem);
        }
    }

    /** A MethodHandle's invokeExact declares Throwable, though a C function throws nothing. */
    private static RuntimeException unexpected(Throwable problem) {
        return problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
    }
}
