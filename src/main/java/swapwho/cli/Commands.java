// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The list of commands. */
final class Commands implements Action {
    static CommandLine create(Streams streams, Source.Opener opener, Path root) {
        CommandSpec all = new Commands().spec();
        for (Action action : new Action[] {new TraceCommand(streams, opener, root), new TopCommand(streams, opener, root),
                new HeldCommand(streams, root), new DoctorCommand(streams, root), new DemoCommand(streams)}) {
            all.addSubcommand(action.spec().name(), action.spec());
        }
        return new CommandLine(all).setExpandAtFiles(false).setExecutionStrategy(Commands::execute);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Action.spec(this, "swapwho").versionProvider(new Version());
        spec.usageMessage()
                .customSynopsis("swapwho COMMAND [OPTIONS]")
                .description("Says for every page that goes to swap which processes own it.")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "  swapwho demo                       try it in a virtual machine, without root",
                        "  sudo swapwho trace                 watch this machine until Ctrl-C",
                        "  sudo swapwho trace --json --for 1m > events.ndjson");
        return spec.addOption(OptionSpec.builder("--version").versionHelp(true).description("Show the version.").build())
                .addOption(Action.help());
    }

    @Override
    public int run(ParseResult line) {
        throw new ParameterException(line.commandSpec().commandLine(), "a command is missing");
    }

    private static int execute(ParseResult line) {
        Integer shown = CommandLine.executeHelpRequest(line);
        if (shown != null) {
            return shown;
        }
        ParseResult last = line.hasSubcommand() ? line.subcommand() : line;
        CommandSpec spec = last.commandSpec();
        try {
            return ((Action) spec.userObject()).run(last);
        } catch (ParameterException e) {
            throw e;
        } catch (Exception e) {
            // Only of this does picocli pass the cause on to the handler that Main gives it.
            throw new ExecutionException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
