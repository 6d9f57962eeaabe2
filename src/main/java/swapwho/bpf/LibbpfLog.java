// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What libbpf says, kept so that an error can quote its telling line; printed whole when asked to. */
final class LibbpfLog {
    private static final int DEBUG_LEVEL = 2;
    private static final int MESSAGE_BYTES = 64 * 1024;
    private static final int KEPT_CHARS = 256 * 1024;

    // int vsnprintf(char *str, size_t size, const char *format, va_list ap); a va_list is passed as a pointer
    private static final MethodHandle VSNPRINTF = Foreign.function(Foreign.LINKER.defaultLookup(), "vsnprintf");

    private final boolean verbose;
    private final MemorySegment message = Arena.global().allocate(MESSAGE_BYTES);
    private final StringBuilder kept = new StringBuilder();

    private LibbpfLog(boolean verbose) {
        this.verbose = verbose;
    }

    /** From now on libbpf's messages come here; they do so to the end of the process. */
    static LibbpfLog capture(boolean verbose) {
        LibbpfLog log = new LibbpfLog(verbose);
        try {
            MethodHandle print = MethodHandles.lookup()
                    .findVirtual(
                            LibbpfLog.class,
                            "print",
                            MethodType.methodType(int.class, int.class, MemorySegment.class, MemorySegment.class))
                    .bindTo(log);
            Libbpf.setPrint(Foreign.LINKER.upcallStub(
                    print, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS), Arena.global()));
        } catch (ReflectiveOperationException problem) {
            throw new IllegalStateException(problem);
        }
        return log;
    }

    /** Called by libbpf, so nothing may be thrown from here. */
    private int print(int level, MemorySegment format, MemorySegment arguments) {
        if (level >= DEBUG_LEVEL && !verbose) {
            return 0;
        }
        try {
            int length = (int) Foreign.call(
                    VSNPRINTF, message.address(), (long) MESSAGE_BYTES, format.address(), arguments.address());
            byte[] text = message.asSlice(0, Math.clamp(length, 0, MESSAGE_BYTES - 1)).toArray(JAVA_BYTE);
            String line = new String(text, java.nio.charset.StandardCharsets.UTF_8);
            if (verbose) {
                System.err.print(line);
            }
            if (kept.length() < KEPT_CHARS) {
                kept.append(line);
            }
            return length;
        } catch (Throwable problem) {
            return 0;
        }
    }

    String text() {
        return kept.toString();
    }
}
