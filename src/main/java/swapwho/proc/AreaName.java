// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names of mapped memory that is no file of a user's: the kernel keeps it in a file system of its own and writes a path
 * that leads nowhere.
 */
final class AreaName {
    private static final byte[] DELETED = ascii(" (deleted)");
    private static final byte[] MEMFD = ascii("/memfd:");
    private static final byte[] SYSTEM_V = ascii("/SYSV");
    private static final byte[] SHARED = ascii("/dev/zero (deleted)");
    private static final byte[] SHARED_NAME = ascii("[anon_shmem]");

    private AreaName() {}

    /**
     * Renames in place: memfd:NAME, [sysv:ID] with the id that ipcs shows, [anon_shmem] for shared memory without a name.
     *
     * @param noDisk whether the file is on a file system without a disk
     * @return the new length
     */
    static int rename(byte[] name, int length, boolean noDisk, long inode) {
        if (!noDisk || !endsIn(name, length, DELETED)) {
            return length;
        }
        if (begins(name, length, MEMFD)) {
            int end = length - DELETED.length;
            System.arraycopy(name, 1, name, 0, end - 1);
            return end - 1;
        }
        if (begins(name, length, SYSTEM_V)) {
            return put(name, ascii("[sysv:" + inode + "]"));
        }
        return length == SHARED.length && begins(name, length, SHARED) ? put(name, SHARED_NAME) : length;
    }

    private static int put(byte[] name, byte[] text) {
        System.arraycopy(text, 0, name, 0, text.length);
        return text.length;
    }

    private static boolean begins(byte[] name, int length, byte[] text) {
        return length >= text.length && Arrays.equals(name, 0, text.length, text, 0, text.length);
    }

    private static boolean endsIn(byte[] name, int length, byte[] text) {
        return length >= text.length && Arrays.equals(name, length - text.length, length, text, 0, text.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
