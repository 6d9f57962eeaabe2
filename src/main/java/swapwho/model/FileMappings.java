// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a page of shared memory is mapped as, told by its file alone: memfd:NAME, [sysv:ID], [anon_shmem]. Only in the
 * kernel's own file systems, for elsewhere a user may call a file so.
 */
public final class FileMappings {
    /** A cut name ends in 0, too. */
    private static final int LONGEST = FilePage.NAME_WORDS * Long.BYTES - 1;
    private static final byte[] MEMFD = ascii("memfd:");
    private static final byte[] SYSTEM_V = ascii("SYSV");
    private static final byte[] SHARED = ascii("dev/zero");

    private final PerFile<Mapping> mappings = new PerFile<>(FileMappings::mapping);

    /** Null when the file does not tell. */
    public Mapping of(FilePage file) {
        return file.internal() ? mappings.of(file) : null;
    }

    private static Mapping mapping(FilePage file) {
        byte[] name = file.name();
        if (begins(name, MEMFD)) {
            return name.length >= LONGEST ? null : new Mapping(name); // it may have been cut
        }
        if (begins(name, SYSTEM_V)) {
            return new Mapping(ascii("[sysv:" + file.inode() + "]"));
        }
        return Arrays.equals(name, SHARED) ? new Mapping(ascii("[anon_shmem]")) : null;
    }

    private static boolean begins(byte[] name, byte[] text) {
        return name.length >= text.length && Arrays.equals(name, 0, text.length, text, 0, text.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
