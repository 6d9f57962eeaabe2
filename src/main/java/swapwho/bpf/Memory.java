// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** Memory that the kernel shares through a file descriptor, and this process's own. */
final class Memory {
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;
    private static final long MAP_FAILED = -1;
    private static final int MADV_DONTNEED = 4;
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;
    private static final int SC_PHYS_PAGES = 85;

    // void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)
    private static final MethodHandle MMAP = Foreign.function(Foreign.LINKER.defaultLookup(), "mmap");
    // int munmap(void *addr, size_t length)
    private static final MethodHandle MUNMAP = Foreign.function(Foreign.LINKER.defaultLookup(), "munmap");
    // int getpagesize(void)
    private static final MethodHandle GETPAGESIZE = Foreign.function(Foreign.LINKER.defaultLookup(), "getpagesize");
    // long sysconf(int name)
    private static final MethodHandle SYSCONF = Foreign.function(Foreign.LINKER.defaultLookup(), "sysconf");
    // int mlockall(int flags)
    private static final MethodHandle MLOCKALL = Foreign.function(Foreign.LINKER.defaultLookup(), "mlockall");
    // int madvise(void *addr, size_t length, int advice)
    private static final MethodHandle MADVISE = Foreign.function(Foreign.LINKER.defaultLookup(), "madvise");
    // int malloc_trim(size_t pad)
    private static final MethodHandle MALLOC_TRIM = Foreign.function(Foreign.LINKER.defaultLookup(), "malloc_trim");

    private Memory() {}

    /**
     * Keeps what this process has written to, and what it will touch, out of swap. A reader that is itself swapped out stops for
     * seconds just when events come fastest, and they are lost. Without CAP_IPC_LOCK it stays as it was.
     */
    static void keepResident() {
        // Of what libbpf has freed by now the C library keeps some, and of locked memory it can give nothing back.
        Foreign.call(MALLOC_TRIM, 0L);
        for (StartPages.Mapping mapping : StartPages.ofThisProcess(Path.of("/"))) {
            Foreign.call(MADVISE, mapping.from(), mapping.to() - mapping.from(), MADV_DONTNEED);
        }
        Foreign.call(MLOCKALL, MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
    }

    static int pageSize() {
        return (int) Foreign.call(GETPAGESIZE);
    }

    /** Of the machine. */
    static long pages() {
        return Foreign.call(SYSCONF, SC_PHYS_PAGES);
    }

    /** Maps part of a descriptor; unmapped when the arena is closed. */
    static MemorySegment map(int fd, long offset, long bytes, boolean writable, Arena arena) throws KernelException {
        int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
        long address = Foreign.call(MMAP, 0L, bytes, protection, MAP_SHARED, fd, offset);
        if (address == MAP_FAILED) {
            throw Messages.ringNotMapped(Foreign.errno());
        }
        return MemorySegment.ofAddress(address)
                .reinterpret(bytes, arena, mapped -> Foreign.call(MUNMAP, mapped.address(), mapped.byteSize()));
    }
}
