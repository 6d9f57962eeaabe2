// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import swapwho.bpf.KernelException;
import swapwho.bpf.Tracer;
import swapwho.view.JsonLines;
import swapwho.view.LineBuffer;
import swapwho.view.Lines;
import swapwho.view.SummaryOnly;
import swapwho.view.TextLines;
import swapwho.view.Theme;

/** A line for each folio that goes to swap, as it happens. */
final class TraceCommand implements Action {
    private static final int HEADER_EVERY = 40;
    static final int RING = 4 * 1024 * 1024;
    /** In a second; they and those of the second before take 3 MB in the kernel. */
    static final int COUNT_ROWS = 8192;
    private static final int SMALLEST_RING = 4096;

    private final Streams streams;
    private final Source.Opener opener;
    private final Path root;

    /** @param root the folder that holds proc and sys, normally / */
    TraceCommand(Streams streams, Source.Opener opener, Path root) {
        this.streams = streams;
        this.opener = opener;
        this.root = root;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Action.spec(this, "trace");
        spec.usageMessage()
                .header("Show each page swapped out, with its owners, and each that comes back.")
                .customSynopsis("swapwho trace [OPTIONS]")
                .description(
                        "Needs root. Ends with a summary: who lost pages to whom and why, and the kernel's counters beside what was"
                                + " reported.",
                        "",
                        "A line's WAY is out, in or move (zswap writes a page to its device). A line in tells below STORED where"
                                + " the page was, below CAUSE what brought it back and how long the fault took, below RECLAIMER"
                                + " how long it was away, below OWNERS whose it is.")
                .footer(
                        "  sudo swapwho trace --summary --for 10m",
                        "  sudo swapwho trace --command postgres --cause direct,cgroup_limit",
                        "  sudo swapwho trace --json --cgroup /system.slice | head -1000");
        return spec.addOption(flag("--json", "Write newline-delimited JSON instead of a table."))
                .addOption(OptionSpec.builder("--for").paramLabel("TIME").type(Duration.class).converters(new DurationWord())
                        .description("Stop after this time, such as 100ms, 30s, 5m, 2h. Default: when Ctrl-C or SIGTERM comes.")
                        .build())
                .addOption(flag("--summary", "Write no line per event, only the summary: who pushes whom out, and the books."))
                .addOption(flag("--strict", "End with status 1 when events were lost or the books do not balance."))
                .addOption(OptionSpec.builder("--max-owners").paramLabel("N").type(int.class)
                        .description("Name at most so many owners of a page, 1 to " + Tracer.MOST_OWNERS + ", and call it incomplete if it"
                                + " has more. Default: " + Tracer.OWNERS + ".")
                        .build())
                .addOption(flag("--verbose", "Show what libbpf and the kernel's verifier say."))
                .addOption(Action.help())
                // For finding faults in the tracer itself.
                .addOption(OptionSpec.builder("--slow-road").type(boolean.class).hidden(true).build())
                .addOption(OptionSpec.builder("--ring-size").type(int.class).hidden(true).build())
                .addArgGroup(Filters.options());
    }

    @Override
    public int run(ParseResult line) throws KernelException, IOException {
        int ring = line.matchedOptionValue("--ring-size", RING);
        if (Integer.bitCount(ring) != 1 || ring < SMALLEST_RING) {
            throw new ParameterException(
                    line.commandSpec().commandLine(), "--ring-size must be a power of two, at least " + SMALLEST_RING);
        }
        int owners = line.matchedOptionValue("--max-owners", Tracer.OWNERS);
        if (owners < 1 || owners > Tracer.MOST_OWNERS) {
            throw new ParameterException(
                    line.commandSpec().commandLine(), "--max-owners must be a number from 1 to " + Tracer.MOST_OWNERS);
        }
        boolean json = line.hasMatchedOption("--json");
        LineBuffer out = new LineBuffer(streams.out());
        Known known = new Known(root);
        boolean summaryOnly = line.hasMatchedOption("--summary");
        Theme theme = streams.colour() && streams.outIsTerminal() ? Theme.COLOUR : Theme.PLAIN;
        Function<LineBuffer, Lines> lines = to -> {
            if (summaryOnly) {
                return new SummaryOnly(to, json ? null : theme);
            }
            return json
                    ? new JsonLines(to, known)
                    : new TextLines(to, known, theme, ZoneId.systemDefault(), streams.outIsTerminal() ? HEADER_EVERY : 0);
        };
        Tracer.Settings settings =
                new Tracer.Settings(ring, line.hasMatchedOption("--slow-road"), line.hasMatchedOption("--verbose"), summaryOnly ? COUNT_ROWS : 0, owners);
        Practice.run(root, known, lines);
        try (Stop stop = new Stop();
                Source source = opener.open(settings)) {
            Session.End end = new Session.End(!json && !summaryOnly, line.hasMatchedOption("--strict"));
            return new Session(source, known, Filters.of(line), lines.apply(out), out, streams, end)
                    .run(stop, line.matchedOptionValue("--for", (Duration) null));
        }
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }
}
