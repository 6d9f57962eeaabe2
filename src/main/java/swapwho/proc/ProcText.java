// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;

/** Small files of /proc, each read whole into the same bytes: no stream, no string, nothing to collect. For one thread. */
final class ProcText {
    /** More than the kernel writes of a process in one of them, also with a cgroup of the longest path in each hierarchy. */
    private static final int MOST = 64 * 1024;

    byte[] bytes = new byte[512];
    int length;

    private final Calls calls;
    private final NativeBytes buffer = new NativeBytes(MOST);

    ProcText(Calls calls) {
        this.calls = calls;
    }

    void read(String file) throws IOException {
        int fd = calls.open(file);
        if (fd >= 0) {
            // The kernel writes what fits in one go.
            take(calls.pread(fd, buffer, MOST, 0));
            calls.close(fd);
        }
        if (fd < 0 || length < 0) {
            throw new IOException(file);
        }
    }

    /** What a link says; false when it cannot be read. */
    boolean readLink(String link) {
        take(calls.readlink(link, buffer));
        return length >= 0;
    }

    private void take(long got) {
        length = (int) got;
        if (length > bytes.length) {
            bytes = new byte[length];
        }
        if (length > 0) {
            buffer.bytes.get(0, bytes, 0, length);
        }
    }
}
