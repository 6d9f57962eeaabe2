// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The functions of the C library that reading page tables takes. Java makes the machinery of a call once for each
 * shape, so all have one: six longs, of which a function ignores those that it does not have (System V ABI, 3.2.3).
 */
final class Calls {
    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int PROT_READ_WRITE = 3;
    /** Private, of no file, and charged page by page as it is touched. */
    private static final int MAP_FLAGS = 0x02 | 0x20 | 0x4000;
    private static final int ENAMETOOLONG = 36;
    private static final int PATH_MAX = 4096;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle OPEN = function("open");
    private static final MethodHandle CLOSE = function("close");
    private static final MethodHandle PREAD = function("pread");
    private static final MethodHandle READLINK = function("readlink");
    private static final MethodHandle IOCTL = function("ioctl");
    private static final MethodHandle MMAP = function("mmap");
    private static final MethodHandle GETPAGESIZE = function("getpagesize");

    private final NativeBytes path = new NativeBytes(PATH_MAX);
    /** On Linux the state after a call is errno alone. */
    private final NativeBytes errno = new NativeBytes((int) Linker.Option.captureStateLayout().byteSize());

    private final MemorySegment state = MemorySegment.ofBuffer(errno.bytes);

    private static MethodHandle function(String name) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.captureCallState("errno"));
    }

    /** {@code int open(const char *pathname, int flags)} for reading; a descriptor, or -errno. */
    int open(String file) {
        return putPath(file) ? (int) orErrno((int) call(OPEN, path.address, O_RDONLY_CLOEXEC, 0, 0, 0, 0)) : -ENAMETOOLONG;
    }

    /** {@code int close(int fd)} */
    void close(int fd) {
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }

    /** {@code ssize_t pread(int fd, void *buf, size_t count, off_t offset)}: bytes read, or -errno. */
    long pread(int fd, NativeBytes into, long bytes, long offset) {
        return orErrno(call(PREAD, fd, into.address, bytes, offset, 0, 0));
    }

    /** {@code ssize_t readlink(const char *pathname, char *buf, size_t bufsiz)}: bytes of what it names, or -errno. */
    long readlink(String file, NativeBytes into) {
        return putPath(file) ? orErrno(call(READLINK, path.address, into.address, into.bytes.capacity(), 0, 0, 0)) : -ENAMETOOLONG;
    }

    /** {@code int ioctl(int fd, unsigned long request, void *argument)}: its result, or -errno. */
    int ioctl(int fd, long request, NativeBytes argument) {
        return (int) orErrno((int) call(IOCTL, fd, request, argument.address, 0, 0, 0));
    }

    /** {@code int getpagesize(void)} */
    static int pageSize() {
        return (int) new Calls().call(GETPAGESIZE, 0, 0, 0, 0, 0, 0);
    }

    /**
     * {@code void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)}: memory beside Java's
     * heap, all zero; only what is touched is ever taken, and nothing is given back before the process ends. At most 2 GiB.
     */
    static ByteBuffer memory(long bytes) {
        long address = new Calls().call(MMAP, 0, bytes, PROT_READ_WRITE, MAP_FLAGS, -1, 0);
        if (address == -1) {
            throw new OutOfMemoryError();
        }
        return MemorySegment.ofAddress(address).reinterpret(bytes).asByteBuffer();
    }

    private boolean putPath(String file) {
        byte[] name = file.getBytes(StandardCharsets.UTF_8);
        if (name.length >= PATH_MAX) {
            return false;
        }
        path.bytes.put(0, name).put(name.length, (byte) 0);
        return true;
    }

    private long orErrno(long result) {
        return result == -1 ? -errno.bytes.getInt(0) : result;
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
