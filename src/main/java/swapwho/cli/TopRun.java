// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import swapwho.bpf.KernelException;
import swapwho.bpf.Tracer;
import swapwho.model.TopBy;
import swapwho.proc.MachineNow;
import swapwho.view.TopJson;
import swapwho.view.TopText;
import swapwho.view.TopView;

/** The live view: who loses memory, who takes it, what it costs. */
final class TopRun {
    private static final int WIDTH = 80;
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final Streams streams;
    private final Source.Opener opener;
    private final Path root;

    /** @param root the folder that holds proc and sys, normally / */
    TopRun(Streams streams, Source.Opener opener, Path root) {
        this.streams = streams;
        this.opener = opener;
        this.root = root;
    }

    /** Returns the exit status. */
    int run(ParseResult line) throws KernelException, IOException {
        TopView view = TopView.first(by(line), ZoneId.systemDefault());
        boolean once = line.hasMatchedOption("--once");
        Duration duration = line.matchedOptionValue("--for", once ? ONE_SECOND : null);
        Known known = new Known(root);
        MachineNow machine = new MachineNow(root);
        try (Stop stop = new Stop();
                TopSource source = source(view.by() == TopBy.MAPPING, known, Filters.of(line));
                TopDisplay display = display(line.hasMatchedOption("--json"), once, view, stop)) {
            new TopSession(source, machine, display).run(duration, once);
            return display.failure() == null ? Main.DONE : Failures.output(display.failure(), streams);
        }
    }

    /** What mapping a page is of, only an event tells. */
    private TopSource source(boolean mappings, Known known, Filters filters) throws KernelException {
        Source kernel = opener.open(new Tracer.Settings(TraceCommand.RING, false, false, mappings ? 0 : TraceCommand.COUNT_ROWS, Tracer.OWNERS));
        return mappings ? new EventCounts(kernel, known, filters) : new RowCounts(kernel, known, filters);
    }

    private TopDisplay display(boolean json, boolean once, TopView view, Stop stop) {
        if (json) {
            return new TopLines(streams, state -> TopJson.of(state, view), stop);
        }
        TopDisplay screen = once ? null : TopScreen.open(streams, view, stop);
        return screen != null ? screen : new TopLines(streams, state -> TopText.of(state, view, WIDTH), stop);
    }

    private static TopBy by(ParseResult line) {
        String word = line.matchedOptionValue("--by", TopBy.PROCESS.word());
        return Arrays.stream(TopBy.values()).filter(by -> by.word().equals(word)).findFirst()
                .orElseThrow(() -> new ParameterException(line.commandSpec().commandLine(), "there are no rows by '" + word + "', but by "
                        + Arrays.stream(TopBy.values()).map(TopBy::word).collect(Collectors.joining(", "))));
    }
}
