// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One command line, run in this process: its exit status and what it wrote. */
record Run(int status, String out, String err) {
    static Run of(Source.Opener opener, Path root, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, Streams.plain(InputStream.nullInputStream(), out, print(err)), opener, root);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Without a kernel; for what fails or ends before it is asked. */
    static Run of(String... args) {
        return of(
                settings -> {
                    throw new AssertionError("the kernel was asked");
                },
                Path.of("/nonexistent"),
                args);
    }

    /** With a standard output that takes nothing. */
    static Run into(OutputStream out, boolean pipe, Source source, Path root, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(InputStream.nullInputStream(), out, print(err), false, pipe, false, false);
        return new Run(Main.run(args, streams, settings -> source, root), "", err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    private static PrintStream print(OutputStream err) {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }
}
