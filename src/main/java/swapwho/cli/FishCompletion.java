// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandSpec all) {
        StringBuilder script = new StringBuilder("# SPDX-License-Identifier: Apache-2.0\ncomplete -c swapwho -f\n");
        options(script, all, "__fish_use_subcommand");
        for (CommandSpec command : Handouts.commands(all)) {
            script.append("complete -c swapwho -n __fish_use_subcommand -a ").append(command.name())
                    .append(" -d ").append(quoted(Handouts.brief(command.usageMessage().header()))).append('\n');
            options(script, command, "__fish_seen_subcommand_from " + command.name());
        }
        return script.toString();
    }

    private static void options(StringBuilder script, CommandSpec command, String when) {
        for (OptionSpec option : Handouts.options(command)) {
            script.append("complete -c swapwho -n ").append(quoted(when));
            for (String name : option.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            script.append(value(option)).append(" -d ").append(quoted(Handouts.brief(option.description()))).append('\n');
        }
    }

    private static String value(OptionSpec option) {
        String words = Handouts.words(option);
        if (!Handouts.takesValue(option)) {
            return "";
        } else if (option.paramLabel().equals("FOLDER")) {
            return " -x -a '(__fish_complete_directories)'";
        } else if (option.type() == Path.class) {
            return " -r -F";
        } else if (option.paramLabel().equals("PID")) {
            return " -x -a '(__fish_complete_pids)'";
        } else if (words.isEmpty()) {
            return " -x";
        }
        String list = option.splitRegex().isEmpty() ? words : "(__fish_append , " + words + ")";
        return " -x -a " + quoted(list);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
