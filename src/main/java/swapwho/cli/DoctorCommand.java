// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import swapwho.bpf.Doctor;
import swapwho.model.Diagnosis;
import swapwho.model.Fact;
import swapwho.proc.MachineFacts;
import swapwho.view.DoctorLines;
import swapwho.view.LineBuffer;
import swapwho.view.Theme;

/** What this kernel and these privileges allow, and how to mend what they do not. It only reads. */
final class DoctorCommand implements Action {
    private final Streams streams;
    private final Path root;

    /** @param root the folder that holds proc and sys, normally / */
    DoctorCommand(Streams streams, Path root) {
        this.streams = streams;
        this.root = root;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Action.spec(this, "doctor");
        spec.usageMessage()
                .header("Say what this kernel allows, and how to mend what it does not.")
                .customSynopsis("swapwho doctor [OPTIONS]")
                .description("Only reads. The answers are for whoever runs it: run it as root to see what root",
                        "can do. Exit status 0 when trace can run, 3 when not.")
                .footer(
                        "  sudo swapwho doctor",
                        "  swapwho doctor --json",
                        "  sudo swapwho doctor > /dev/null && sudo swapwho trace");
        return spec.addOption(OptionSpec.builder("--json").type(boolean.class)
                        .description("Write newline-delimited JSON instead of text.").build())
                .addOption(Action.help());
    }

    @Override
    public int run(ParseResult line) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.yes("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor")).forTrace());
        facts.addAll(Doctor.facts(root));
        facts.addAll(MachineFacts.find(root));
        Diagnosis diagnosis = Diagnosis.of(facts);
        Theme theme = streams.colour() && streams.outIsTerminal() ? Theme.COLOUR : Theme.PLAIN;
        LineBuffer out = new LineBuffer(streams.out());
        String text = line.hasMatchedOption("--json") ? DoctorLines.json(diagnosis) : DoctorLines.text(diagnosis, theme);
        out.text(text.getBytes(StandardCharsets.UTF_8)).flush();
        if (out.failure() != null) {
            return Failures.output(out.failure(), streams);
        }
        return diagnosis.trace() ? Main.DONE : Main.NOT_ALLOWED;
    }
}
