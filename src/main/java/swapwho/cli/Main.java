// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/** The program's start, and the one place where exit statuses are made. */
public final class Main {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USAGE = 2;
    public static final int NOT_ALLOWED = 3;

    private Main() {}

    public static void main(String[] args) {
        Stop.leave(run(args, Streams.ofProcess()));
    }

    /** Runs one command line; returns the exit status of the contract. No colours, no terminal. */
    public static int run(String[] args, InputStream in, OutputStream out, PrintStream err) {
        return run(args, Streams.plain(in, out, err));
    }

    static int run(String[] args, Streams streams) {
        return run(args, streams, Source::kernel, Path.of("/"));
    }

    /** @param opener where events come from; root the folder that holds proc and sys */
    static int run(String[] args, Streams streams, Source.Opener opener, Path root) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true);
        CommandLine line = Commands.create(args, streams, opener, root);
        line.setOut(out);
        line.setErr(new PrintWriter(streams.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((problem, arguments) -> wrongUsage(problem, streams.err()));
        line.setExecutionExceptionHandler((problem, command, result) -> Failures.report(problem, streams.err()));
        try {
            return line.execute(args);
        } catch (Error problem) {
            return Failures.report(problem, streams.err());
        } finally {
            out.flush();
        }
    }

    private static int wrongUsage(CommandLine.ParameterException problem, PrintStream err) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        // One line, whatever picocli has to say.
        err.println("swapwho: " + problem.getMessage().strip().replace("\n", " ") + "; see: " + command + " --help");
        return WRONG_USAGE;
    }
}
