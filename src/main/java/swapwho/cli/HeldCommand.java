// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import swapwho.bpf.KernelException;
import swapwho.model.Held;
import swapwho.model.HeldBooks;
import swapwho.model.HeldBy;
import swapwho.model.HeldFacts;
import swapwho.proc.HeldScan;
import swapwho.view.HeldJson;
import swapwho.view.HeldTable;
import swapwho.view.LineBuffer;
import swapwho.view.Theme;

/** What is in swap right now, and who holds it; asks nothing of BPF. */
final class HeldCommand implements Action {
    private final Streams streams;
    private final Path root;

    /** @param root the folder that holds proc, normally / */
    HeldCommand(Streams streams, Path root) {
        this.streams = streams;
        this.root = root;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Action.spec(this, "held");
        spec.usageMessage()
                .header("Show what is in swap right now, and who holds it.")
                .customSynopsis("swapwho held [OPTIONS]")
                .description(
                        "Needs root for the processes of others, and to see who shares what.",
                        "",
                        "  PAGES    pages whose page-table entries hold a slot",
                        "  ALONE    slots that nobody else holds",
                        "  SHARED   slots that others hold too",
                        "  SHMEM    pages of shared memory in swap that it maps",
                        "  SHARE    its fair part of the three; all shares are what is in use")
                .footer(
                        "  sudo swapwho held",
                        "  sudo swapwho held --by cgroup",
                        "  sudo swapwho held --by mapping --command postgres --json");
        return spec.addOption(OptionSpec.builder("--by").paramLabel("WHAT").type(HeldBy.class).converters(new ByWord()).completionCandidates(new ByWord())
                        .description("What a row stands for: process (default), cgroup, container, mapping or area.")
                        .build())
                .addOption(OptionSpec.builder("--json").type(boolean.class)
                        .description("Write newline-delimited JSON instead of a table.").build())
                .addOption(Action.help())
                .addArgGroup(Filters.holders());
    }

    @Override
    public int run(ParseResult line) throws KernelException, IOException {
        if (!Files.exists(root.resolve("proc/self/pagemap"))) {
            throw new KernelException("this kernel does not show page tables (no /proc/self/pagemap);"
                    + " boot one built with CONFIG_PROC_PAGE_MONITOR=y, as Debian's are: apt install linux-image-amd64");
        }
        HeldBy by = line.matchedOptionValue("--by", HeldBy.PROCESS);
        HeldProgress progress = new HeldProgress(streams.err(), streams.errIsTerminal(), System::nanoTime);
        HeldFacts facts = HeldScan.run(root, by == HeldBy.MAPPING, progress);
        progress.clear();
        Held held = HeldBooks.of(facts, by, Filters.of(line)::wants);
        tell(held);
        Theme theme = streams.colour() && streams.outIsTerminal() ? Theme.COLOUR : Theme.PLAIN;
        LineBuffer out = new LineBuffer(streams.out());
        String text = line.hasMatchedOption("--json") ? HeldJson.of(held) : HeldTable.of(held, theme);
        out.text(text.getBytes(StandardCharsets.UTF_8)).flush();
        return out.failure() == null ? Main.DONE : Failures.output(out.failure(), streams);
    }

    private void tell(Held held) {
        if (held.facts().areas.isEmpty()) {
            streams.err().println("swapwho: no swap area is active, so nothing is in swap");
        }
        if (held.unseen() > 0) {
            streams.err().println("swapwho: " + held.unseen() + " processes could not be looked into, or not at their slots;"
                    + " as root all can: sudo swapwho held");
        }
    }
}
