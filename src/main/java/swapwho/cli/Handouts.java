// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the build of the packages runs: man pages and completion, all from the options that the parser knows. */
final class Handouts {
    private Handouts() {}

    /** @param args the folder share of an installation, and the day that the man pages bear (2026-11-24) */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : files(args[1]).entrySet()) {
            Path path = Path.of(args[0], file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** Paths below share, and what is written there. */
    static Map<String, String> files(String day) {
        CommandLine line = Commands.create(Streams.plain(null, null, null), null, null);
        CommandSpec all = line.getCommandSpec();
        Map<String, String> files = new TreeMap<>();
        files.put("bash-completion/completions/swapwho", AutoComplete.bash("swapwho", line));
        files.put("zsh/site-functions/_swapwho", ZshCompletion.of(all));
        files.put("fish/vendor_completions.d/swapwho.fish", FishCompletion.of(all));
        files.put("man/man1/swapwho.1", ManPage.of(all, day));
        for (CommandSpec command : commands(all)) {
            files.put("man/man1/swapwho-" + command.name() + ".1", ManPage.of(command, day));
        }
        return files;
    }

    static List<CommandSpec> commands(CommandSpec all) {
        return all.subcommands().values().stream().map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden()).toList();
    }

    /** What the help shows, in its order. */
    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** What is said about an option or a command: lines become one text. */
    static String text(String[] lines) {
        return String.join(" ", lines).replace("%n", " ").replace("%%", "%");
    }

    /** What comes before the details, for a list in which each has one line. */
    static String brief(String[] lines) {
        return text(lines).split("[.:;](\\s|$)", 2)[0];
    }

    /** The words that may be given, separated by blanks; empty when there is no list of them. */
    static String words(OptionSpec option) {
        return option.completionCandidates() == null ? "" : String.join(" ", option.completionCandidates());
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }
}
