// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** What the build runs so that Java can note which classes a start needs; it asks nothing of the kernel. */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        InputStream nothing = InputStream.nullInputStream();
        for (String line : new String[] {"--version", "--help", "trace --help", "trace --for never", "demo --help"}) {
            Main.run(line.split(" "), nothing, nowhere, nowhere);
        }
    }
}
