// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** /proc/PID/status, of which only this is of interest here: how much of a process is in swap. For one thread. */
final class StatusFile {
    /** It has no memory of its own: a kernel thread, or a process that is ending. */
    static final long NO_MEMORY = -1;

    private static final byte[] VM_SWAP = ascii("\nVmSwap:");
    private static final byte[] ZOMBIE = ascii("\nState:\tZ");

    private final byte[] text = new byte[8192];
    private int length;

    /** Bytes in swap by the process's own count, which is not exact on all kernels, or NO_MEMORY. */
    long swapped(String folder) throws IOException {
        read(folder);
        int at = find(VM_SWAP);
        if (at < 0) {
            return NO_MEMORY;
        }
        long kb = 0;
        for (; at < length && text[at] != '\n'; at++) {
            if (text[at] >= '0' && text[at] <= '9') {
                kb = 10 * kb + text[at] - '0';
            }
        }
        return kb * 1024;
    }

    /** Whether the thread has ended, as far as the last reading told; the process may live on in others. */
    boolean ended() {
        return find(ZOMBIE) >= 0;
    }

    private void read(String folder) throws IOException {
        length = 0;
        try (FileInputStream in = new FileInputStream(folder.concat("/status"))) {
            for (int got = 0; got >= 0 && length < text.length; length += Math.max(got, 0)) {
                got = in.read(text, length, text.length - length);
            }
        }
    }

    /** Where the text goes on after these bytes, or -1. */
    private int find(byte[] bytes) {
        for (int i = 0; i + bytes.length <= length; i++) {
            if (text[i] == '\n' && Arrays.equals(text, i, i + bytes.length, bytes, 0, bytes.length)) {
                return i + bytes.length;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
