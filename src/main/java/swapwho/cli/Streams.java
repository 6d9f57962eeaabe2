// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes; a command class gets it through its constructor.
 *
 * @param out        results, unbuffered
 * @param err        messages
 * @param outIsTerminal a person watches the results
 * @param errIsTerminal a person watches the messages
 * @param colour     colours are welcome on a terminal (NO_COLOR is not set)
 */
public record Streams(
        InputStream in, OutputStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean colour) {}
