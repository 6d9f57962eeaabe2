// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The functions of the C library that reading page tables takes. Java makes the machinery of a call once for each
 * shape, so all have one: six longs, of which a function ignores those that it does not have (System V ABI, 3.2.3).
 */
final class Calls {
    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int PROT_READ_WRITE = 3;
    /** Private, of no file, and charged page by page as it is touched. */
    private static final int MAP_FLAGS = 0x02 | 0x20 | 0x4000;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN = function("open");
    private static final MethodHandle CLOSE = function("close");
    private static final MethodHandle PREAD = function("pread");
    private static final MethodHandle IOCTL = function("ioctl");
    private static final MethodHandle MMAP = function("mmap");
    private static final MethodHandle MUNMAP = function("munmap");
    private static final MethodHandle GETPAGESIZE = function("getpagesize");

    private final MemorySegment state;

    /** For use by one thread. */
    Calls(Arena arena) {
        state = arena.allocate(STATE);
    }

    private static MethodHandle function(String name) {
        return Linker.nativeLinker().downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.captureCallState("errno"));
    }

    /** {@code int open(const char *pathname, int flags)} for reading; a descriptor, or -errno. */
    int open(Path file) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) orErrno((int) call(OPEN, arena.allocateFrom(file.toString()).address(), O_RDONLY_CLOEXEC, 0, 0, 0, 0));
        }
    }

    /** {@code int close(int fd)} */
    void close(int fd) {
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }

    /** {@code ssize_t pread(int fd, void *buf, size_t count, off_t offset)}: bytes read, or -errno. */
    long pread(int fd, MemorySegment into, long bytes, long offset) {
        return orErrno(call(PREAD, fd, into.address(), bytes, offset, 0, 0));
    }

    /** {@code int ioctl(int fd, unsigned long request, void *argument)}: its result, or -errno. */
    int ioctl(int fd, long request, MemorySegment argument) {
        return (int) orErrno((int) call(IOCTL, fd, request, argument.address(), 0, 0, 0));
    }

    /** {@code int getpagesize(void)} */
    static int pageSize() {
        try (Arena arena = Arena.ofConfined()) {
            return (int) new Calls(arena).call(GETPAGESIZE, 0, 0, 0, 0, 0, 0);
        }
    }

    /**
     * {@code void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)}: memory beside Java's
     * heap, all zero; only what is touched is ever taken. At most 2 GiB.
     */
    static ByteBuffer memory(long bytes) {
        long address;
        try (Arena arena = Arena.ofConfined()) {
            address = new Calls(arena).call(MMAP, 0, bytes, PROT_READ_WRITE, MAP_FLAGS, -1, 0);
        }
        if (address == -1) {
            throw new OutOfMemoryError();
        }
        return MemorySegment.ofAddress(address).reinterpret(bytes, Arena.ofAuto(), Calls::unmap).asByteBuffer();
    }

    /** {@code int munmap(void *addr, size_t length)} */
    private static void unmap(MemorySegment mapped) {
        try (Arena arena = Arena.ofConfined()) {
            new Calls(arena).call(MUNMAP, mapped.address(), mapped.byteSize(), 0, 0, 0, 0);
        }
    }

    private long orErrno(long result) {
        return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    }

    private long call(MethodHandle function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) function.invokeExact(state, a, b, c, d, e, f);
        } catch (Throwable problem) {
            // A handle's invokeExact declares Throwable, though a C function throws nothing.
            throw problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
        }
    }
}
