// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The list of commands. */
@Command(
        name = "swapwho",
        description = "Says for every page that goes to swap which processes own it.",
        synopsisHeading = "Usage: ",
        customSynopsis = {"swapwho COMMAND [OPTIONS]"},
        descriptionHeading = "%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swapwho demo                       try it in a virtual machine, without root",
            "  sudo swapwho trace                 watch this machine until Ctrl-C",
            "  sudo swapwho trace --json --for 1m > events.ndjson",
        },
        versionProvider = Version.class)
final class Commands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;

    static CommandLine create(Streams streams, Source.Opener opener, Path root) {
        return new CommandLine(new Commands())
                .addSubcommand(new TraceCommand(streams, opener, root))
                .addSubcommand(new DemoCommand(streams))
                .setExpandAtFiles(false)
                .setUsageHelpWidth(80);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
