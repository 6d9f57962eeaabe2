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
    private static final String[] NAMES = {"trace", "top", "held", "doctor", "demo"};

    /** All of them. */
    static CommandLine create(Streams streams, Source.Opener opener, Path root) {
        return create(new String[0], streams, opener, root);
    }

    /** For one command line. One that begins with a command's name asks for no other, whose options need not be made then. */
    static CommandLine create(String[] arguments, Streams streams, Source.Opener opener, Path root) {
        CommandSpec all = new Commands().spec();
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean named = action(first, streams, opener, root) != null;
        for (String name : named ? new String[] {first} : NAMES) {
            all.addSubcommand(name, action(name, streams, opener, root).spec());
        }
        return new CommandLine(all).setExpandAtFiles(false).setExecutionStrategy(Commands::execute);
    }

    /** Null when there is no such command. */
    private static Action action(String name, Streams streams, Source.Opener opener, Path root) {
        return switch (name) {
            case "trace" -> new TraceCommand(streams, opener, root);
            case "top" -> new TopCommand(streams, opener, root);
            case "held" -> new HeldCommand(streams, root);
            case "doctor" -> new DoctorCommand(streams, root);
            case "demo" -> new DemoCommand(streams);
            default -> null;
        };
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
