// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The guest's shell and tools; must be a static executable, for the first file system has no libraries. */
final class StaticBusybox {
    private static final int HEADERS_READ = 4096;
    private static final int PROGRAM_HEADERS_OFFSET = 32;
    private static final int PROGRAM_HEADER_SIZE = 54;
    private static final int PROGRAM_HEADER_COUNT = 56;
    private static final int PT_INTERP = 3;

    private StaticBusybox() {}

    static Path path() throws VmException, IOException {
        Path busybox = HostProgram.BUSYBOX.path().toRealPath();
        if (!isStatic(busybox)) {
            throw new VmException(busybox + " needs shared libraries; install the static one (Debian's name): sudo apt-get install busybox-static");
        }
        return busybox;
    }

    /** Whether an ELF file of 64 bits asks for no loader. */
    static boolean isStatic(Path file) throws IOException {
        ByteBuffer headers = ByteBuffer.allocate(HEADERS_READ).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            while (headers.hasRemaining() && channel.read(headers) >= 0) {
                // Reads on until the buffer is full or the file ends.
            }
        }
        int first = (int) headers.getLong(PROGRAM_HEADERS_OFFSET);
        for (int i = 0; i < headers.getShort(PROGRAM_HEADER_COUNT); i++) {
            if (headers.getInt(first + i * headers.getShort(PROGRAM_HEADER_SIZE)) == PT_INTERP) {
                return false;
            }
        }
        return true;
    }
}
