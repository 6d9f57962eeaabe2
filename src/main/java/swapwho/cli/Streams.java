// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes; a command class gets it through its constructor.
 *
 * @param out           results, unbuffered
 * @param err           messages
 * @param outIsTerminal a person watches the results
 * @param outIsPipe     another program reads the results: when writing fails, it has gone
 * @param errIsTerminal a person watches the messages
 * @param colour        colours are welcome on a terminal
 */
public record Streams(
        InputStream in,
        OutputStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean outIsPipe,
        boolean errIsTerminal,
        boolean colour) {
    /** Streams that lead to no terminal and no pipe. */
    static Streams plain(InputStream in, OutputStream out, PrintStream err) {
        return new Streams(in, out, err, false, false, false, false);
    }

    /** This process's own; the JVM's System.out is passed by, for its locks and encoders cost on every event. */
    static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminal.isTerminal(1),
                Terminal.isPipe(1),
                Terminal.isTerminal(2),
                Terminal.wantsColour(System.getenv()));
    }
}
