// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Memory that the kernel shares through a file descriptor. */
final class Memory {
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;
    private static final long MAP_FAILED = -1;

    // void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)
    private static final MethodHandle MMAP = Foreign.function(
            Foreign.LINKER.defaultLookup(),
            "mmap",
            true,
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    // int munmap(void *addr, size_t length)
    private static final MethodHandle MUNMAP = Foreign.function(
            Foreign.LINKER.defaultLookup(), "munmap", false, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    // int getpagesize(void)
    private static final MethodHandle GETPAGESIZE = Foreign.function(
            Foreign.LINKER.defaultLookup(), "getpagesize", false, FunctionDescriptor.of(JAVA_INT));

    // int mlockall(int flags)
    private static final MethodHandle MLOCKALL = Foreign.function(
            Foreign.LINKER.defaultLookup(), "mlockall", false, FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;

    private Memory() {}

    /**
     * Keeps what this process has touched, and will touch, out of swap. A reader that is itself swapped out stops for
     * seconds just when events come fastest, and they are lost. Without CAP_IPC_LOCK it stays as it was.
     */
    static void keepResident() {
        try {
            int status = (int) MLOCKALL.invokeExact(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int pageSize() {
        try {
            return (int) GETPAGESIZE.invokeExact();
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    /** Maps part of a descriptor; unmapped when the arena is closed. */
    static MemorySegment map(int fd, long offset, long bytes, boolean writable, Arena arena) throws KernelException {
        MemorySegment callState = Foreign.newCallState(arena);
        MemorySegment mapped;
        try {
            mapped = (MemorySegment) MMAP.invokeExact(
                    callState, MemorySegment.NULL, bytes, writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, fd, offset);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
        if (mapped.address() == MAP_FAILED) {
            throw Messages.ringNotMapped(Foreign.errno(callState));
        }
        return mapped.reinterpret(bytes, arena, Memory::unmap);
    }

    private static void unmap(MemorySegment mapped) {
        try {
            int status = (int) MUNMAP.invokeExact(mapped, mapped.byteSize());
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }
}
