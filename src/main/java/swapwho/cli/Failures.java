// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.io.PrintStream;
import swapwho.bpf.KernelException;

/** Turns what went wrong into one line for the user and an exit status. */
final class Failures {
    private Failures() {}

    static int report(Throwable problem, PrintStream err) {
        if (problem instanceof KernelException) {
            err.println("swapwho: " + problem.getMessage());
            return Main.NOT_ALLOWED;
        }
        if (problem instanceof IOException) {
            err.println("swapwho: " + problem.getMessage());
            return Main.FAILED;
        }
        if (problem instanceof OutOfMemoryError) {
            err.println("swapwho: Java ran out of memory; give it more with: JAVA_TOOL_OPTIONS=-Xmx64m");
            return Main.FAILED;
        }
        if (problem instanceof UnsatisfiedLinkError) {
            err.println("swapwho: the library lib/libswapwho.so of swapwho cannot be loaded; unpack swapwho anew, on a file system that"
                    + " is not mounted noexec");
            return Main.FAILED;
        }
        StackTraceElement[] where = problem.getStackTrace();
        err.println("swapwho: a fault in swapwho itself: " + problem + (where.length > 0 ? " at " + where[0] : "")
                + "; please report it");
        return Main.FAILED;
    }

    /** Nobody reads the results any more: the end of the work, not a failure. A full disk is one. */
    static int output(IOException problem, Streams streams) {
        if (streams.outIsPipe()) {
            return Main.DONE;
        }
        streams.err().println("swapwho: cannot write the output: " + problem.getMessage());
        return Main.FAILED;
    }
}
