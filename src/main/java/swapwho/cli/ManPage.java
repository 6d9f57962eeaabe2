// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's manual page (man 7 man): picocli's own generator makes AsciiDoc, for which the build would need Ruby. */
final class ManPage {
    private static final String STATUS = """
            .SH EXIT STATUS
            .TP
            .B 0
            Done.
            .TP
            .B 1
            Something failed.
            .TP
            .B 2
            The command line is wrong.
            .TP
            .B 3
            This kernel or these privileges do not allow it; the message says what is missing and how to get it.
            """;

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** @param day such as 2026-11-24 */
    static String of(CommandSpec command, String day) {
        return new ManPage().write(command, day);
    }

    private String write(CommandSpec command, String day) {
        String name = command.qualifiedName("-");
        boolean top = command.parent() == null;
        String[] said = command.usageMessage().description();
        line(".\\\" SPDX-License-Identifier: Apache-2.0");
        line(".TH " + escape(name).toUpperCase(Locale.ROOT) + " 1 " + day + " \"swapwho " + Version.number() + "\" swapwho");
        line(".SH NAME");
        line(escape(name) + " \\- " + escape(Handouts.brief(top ? said : command.usageMessage().header())));
        line(".SH SYNOPSIS");
        line(".B " + escape(command.usageMessage().customSynopsis()[0]));
        line(".SH DESCRIPTION");
        if (!top) {
            line(escape(Handouts.text(command.usageMessage().header())));
        }
        paragraphs(said);
        if (top) {
            commands(command);
        }
        line(".SH OPTIONS");
        options(Handouts.options(command).stream().filter(option -> option.group() == null).toList());
        for (ArgGroupSpec group : command.argGroups()) {
            line(".SS " + escape(group.heading().replace("%n", "").replaceFirst(":$", "")));
            options(group.options());
        }
        line(".SH EXAMPLES");
        asItIs(List.of(command.usageMessage().footer()));
        page.append(STATUS);
        line(".SH SEE ALSO");
        line(seeAlso(command, top));
        return page.toString();
    }

    /** Lines that begin with blanks are tables and stay as they are. */
    private void paragraphs(String[] lines) {
        List<String> table = Arrays.stream(lines).filter(line -> line.startsWith("  ")).toList();
        for (String line : lines) {
            if (!line.startsWith("  ")) {
                line(line.isEmpty() ? ".PP" : escape(line.replace("%%", "%")));
            } else if (line.equals(table.getFirst())) {
                asItIs(table);
            }
        }
    }

    private void asItIs(List<String> lines) {
        line(".nf");
        lines.forEach(line -> line(escape(line.replace("%%", "%"))));
        line(".fi");
    }

    private void commands(CommandSpec all) {
        line(".SH COMMANDS");
        for (CommandSpec command : Handouts.commands(all)) {
            line(".TP");
            line(".BR " + escape("swapwho-" + command.name()) + " (1)");
            line(escape(Handouts.text(command.usageMessage().header())));
        }
    }

    private void options(List<OptionSpec> options) {
        for (OptionSpec option : options) {
            line(".TP");
            line(Arrays.stream(option.names()).map(name -> "\\fB" + escape(name) + "\\fR").collect(Collectors.joining(", "))
                    + (Handouts.takesValue(option) ? "=\\fI" + escape(option.paramLabel()) + "\\fR" : ""));
            line(escape(Handouts.text(option.description())));
        }
    }

    private static String seeAlso(CommandSpec command, boolean top) {
        String others = top ? "" : ".BR swapwho (1),\n";
        return others + ".BR proc (5),\n.BR swapon (8)";
    }

    /** A hyphen would be set as a dash, and a line that begins with a dot or a quote would be a request. */
    static String escape(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
