// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh: picocli's own goes through bash's and would show no descriptions. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String of(CommandSpec all) {
        String commands = Handouts.commands(all).stream()
                .map(command -> " \\\n        " + quoted(command.name() + ":" + Handouts.brief(command.usageMessage().header())))
                .collect(Collectors.joining());
        String cases = Handouts.commands(all).stream()
                .map(command -> "    " + command.name() + ")\n        _arguments" + options(command) + "\n        ;;\n")
                .collect(Collectors.joining());
        return """
                #compdef swapwho
                # SPDX-License-Identifier: Apache-2.0
                local curcontext=$curcontext state line ret=1
                typeset -A opt_args
                _arguments -C%s \\
                        ': :->command' '*:: :->argument' && ret=0
                case $state in
                command)
                    local -a commands=(%s)
                    _describe -t commands command commands && ret=0
                    ;;
                argument)
                    curcontext=${curcontext%%:*}-$line[1]:
                    case $line[1] in
                %s    esac && ret=0
                    ;;
                esac
                return ret
                """.formatted(options(all), commands, cases);
    }

    private static String options(CommandSpec command) {
        return Handouts.options(command).stream().map(option -> " \\\n        " + option(option)).collect(Collectors.joining());
    }

    /** A list in brackets keeps its other names from being offered too. */
    private static String option(OptionSpec option) {
        String[] names = option.names();
        String others = option.usageHelp() ? "(- : *)" : option.splitRegex().isEmpty() ? "" : "*";
        String rest = "[" + Handouts.brief(option.description()).replaceAll("([\\[\\]\\\\])", "\\\\$1") + "]" + value(option);
        return names.length == 1
                ? quoted(others + names[0] + rest)
                : quoted(others) + Arrays.stream(names).collect(Collectors.joining(",", "{", "}")) + quoted(rest);
    }

    private static String value(OptionSpec option) {
        String words = Handouts.words(option);
        String action = "";
        if (!Handouts.takesValue(option)) {
            return "";
        } else if (option.paramLabel().equals("FOLDER")) {
            action = "_files -/";
        } else if (option.type() == Path.class) {
            action = "_files";
        } else if (option.paramLabel().equals("PID")) {
            action = "_pids";
        } else if (!words.isEmpty()) {
            action = option.splitRegex().isEmpty() ? "(" + words + ")" : "_sequence compadd - " + words;
        }
        return ":" + option.paramLabel() + ":" + action;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
