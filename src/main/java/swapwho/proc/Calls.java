// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The functions of the C library that reading page tables takes, in a small library of our own (src/main/native/calls.c).
 * For java.lang.foreign, by which libbpf is called, Java makes some twenty classes at every start: as many instructions
 * as `held` takes for all the rest of its start.
 */
final class Calls {
    private static final int ENAMETOOLONG = 36;
    private static final int PATH_MAX = 4096;

    static {
        System.loadLibrary("swapwho");
    }

    private final NativeBytes path = new NativeBytes(PATH_MAX);

    /** {@code int open(const char *pathname, int flags)} for reading; a descriptor, or -errno. */
    int open(String file) {
        return putPath(file) ? open(path.address) : -ENAMETOOLONG;
    }

    /** {@code ssize_t pread(int fd, void *buf, size_t count, off_t offset)}: bytes read, or -errno. */
    long pread(int fd, NativeBytes into, long bytes, long offset) {
        return pread(fd, into.address, bytes, offset);
    }

    /** {@code ssize_t readlink(const char *pathname, char *buf, size_t bufsiz)}: bytes of what it names, or -errno. */
    long readlink(String file, NativeBytes into) {
        return putPath(file) ? readlink(path.address, into.address, into.bytes.capacity()) : -ENAMETOOLONG;
    }

    /** {@code int ioctl(int fd, unsigned long request, void *argument)}: its result, or -errno. */
    int ioctl(int fd, long request, NativeBytes argument) {
        return ioctl(fd, request, argument.address);
    }

    /** {@code int close(int fd)} */
    native void close(int fd);

    /** {@code int getpagesize(void)} */
    static native int pageSize();

    /**
     * Memory beside Java's heap, all zero; only what is touched is ever taken, and nothing is given back before the
     * process ends. At most 2 GiB.
     */
    static ByteBuffer memory(long bytes) {
        long address = map(bytes);
        if (address < 0) {
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

    private static native int open(long path);

    private static native long pread(int fd, long into, long bytes, long offset);

    private static native long readlink(long path, long into, long bytes);

    private static native int ioctl(int fd, long request, long argument);

    /** {@code void *mmap(…)}, private, of no file, and charged page by page as it is touched; an address, or -errno. */
    private static native long map(long bytes);
}
