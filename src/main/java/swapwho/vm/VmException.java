// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A virtual machine, or what it needs, cannot be had; the message is one line that says why and what mends it. */
public final class VmException extends Exception {
    private static final String CACHE_REMEDY = "; free some space or set SWAPWHO_CACHE to another folder";

    public VmException(String message) {
        super(message);
    }

    public VmException(String message, Throwable cause) {
        super(message, cause);
    }

    /** For a file below the cache that cannot be written. */
    static VmException cannotWrite(String what, IOException cause) {
        return new VmException("cannot " + what + ": " + reason(cause) + CACHE_REMEDY, cause);
    }

    /** What went wrong with which file, in words: Java's own message is often the file's name alone. */
    static String reason(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case AccessDeniedException denied -> message + ": permission denied";
            case NoSuchFileException missing -> message + ": no such file or folder";
            default -> message;
        };
    }
}
