// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import swapwho.bpf.Tracer;
import swapwho.view.JsonLines;
import swapwho.view.LineBuffer;
import swapwho.view.Lines;
import swapwho.view.TextLines;
import swapwho.view.Theme;

/** A line for each folio that goes to swap, as it happens. */
@Command(
        name = "trace",
        header = "Show each page swapped out, as it happens, with its owners.",
        synopsisHeading = "Usage: ",
        customSynopsis = {"swapwho trace [OPTIONS]"},
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        sortOptions = false,
        footer = {
            "  sudo swapwho trace --for 30s",
            "  sudo swapwho trace --command postgres --cause direct,cgroup_limit",
            "  sudo swapwho trace --json --cgroup /system.slice | head -1000",
        })
final class TraceCommand implements Callable<Integer> {
    private static final int HEADER_EVERY = 40;
    private static final int SMALLEST_RING = 4096;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Write newline-delimited JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationWord.class,
            description = "Stop after this time, such as 100ms, 30s, 5m, 2h. Default: when Ctrl-C or SIGTERM comes.")
    private Duration duration;

    @Option(names = "--verbose", description = "Show what libbpf and the kernel's verifier say.")
    private boolean verbose;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = "--slow-road", hidden = true)
    private boolean slowRoad;

    @Option(names = "--ring-size", hidden = true, paramLabel = "BYTES", defaultValue = "4194304")
    private int ringBytes;

    @ArgGroup(validate = false, heading = "%nFilters (repeat them, or give a list with commas):%n")
    private final Filters filters = new Filters();

    private final Streams streams;
    private final Source.Opener opener;
    private final Path root;

    TraceCommand(Streams streams, Source.Opener opener, Path root) {
        this.streams = streams;
        this.opener = opener;
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        filters.prepare();
        if (Integer.bitCount(ringBytes) != 1 || ringBytes < SMALLEST_RING) {
            throw new ParameterException(spec.commandLine(), "--ring-size must be a power of two, at least " + SMALLEST_RING);
        }
        LineBuffer out = new LineBuffer(streams.out());
        Known known = new Known(root);
        Theme theme = streams.colour() && streams.outIsTerminal() ? Theme.COLOUR : Theme.PLAIN;
        Lines lines = json
                ? new JsonLines(out, known)
                : new TextLines(out, known, theme, ZoneId.systemDefault(), streams.outIsTerminal() ? HEADER_EVERY : 0);
        try (Stop stop = new Stop();
                Source source = opener.open(new Tracer.Settings(ringBytes, slowRoad, verbose))) {
            return new Session(source, known, filters, lines, out, streams, !json).run(stop, duration);
        }
    }
}
