// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import swapwho.bpf.KernelException;
import swapwho.model.TopBy;

/** What `top` is asked for: no more than that, for every command's options are made at each start. */
final class TopCommand implements Action, Iterable<String> {
    private final Streams streams;
    private final Source.Opener opener;
    private final Path root;

    /** @param root the folder that holds proc and sys, normally / */
    TopCommand(Streams streams, Source.Opener opener, Path root) {
        this.streams = streams;
        this.opener = opener;
        this.root = root;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Action.spec(this, "top");
        spec.usageMessage()
                .header("Show live who loses memory to swap, who takes it and what it costs.")
                .customSynopsis("swapwho top [OPTIONS]")
                .description("Needs root. Once a second; on a terminal it fills the screen, and h shows its keys.")
                .footer(
                        "  sudo swapwho top",
                        "  sudo swapwho top --by cgroup --once --for 10s",
                        "  sudo swapwho top --json --command postgres --for 1h > minutes.ndjson");
        return spec.addOption(OptionSpec.builder("--by").paramLabel("WHAT").type(String.class).completionCandidates(this)
                        .description("What a row stands for: process (default), cgroup, container, command or mapping, for which an"
                                + " event is read for each page, and some may be lost.")
                        .build())
                .addOption(OptionSpec.builder("--once").type(boolean.class)
                        .description("Write one block of lines after a second, or after the time of --for.").build())
                .addOption(OptionSpec.builder("--json").type(boolean.class)
                        .description("Write an object of JSON each second.").build())
                .addOption(OptionSpec.builder("--for").paramLabel("TIME").type(Duration.class).converters(new DurationWord())
                        .description("Stop after this time, such as 30s, 5m, 2h.").build())
                .addOption(Action.help())
                .addArgGroup(Filters.options());
    }

    @Override
    public int run(ParseResult line) throws KernelException, IOException {
        return new TopRun(streams, opener, root).run(line);
    }

    /** The words of --by, for completion. Here, so that a start loads no class more. */
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(TopBy.values()).map(TopBy::word).iterator();
    }
}
