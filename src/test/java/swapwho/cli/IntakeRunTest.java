// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.bpf.PracticeRing;
import swapwho.model.Counter;
import swapwho.model.EventSink;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Woken;
import swapwho.testing.Root;
import swapwho.view.JsonLines;
import swapwho.view.LineBuffer;

/** Swap-outs alike are told of, and counted, as if each were taken in by itself. */
class IntakeRunTest {
    private static final long BEGIN = 5_000_000_000L;

    @TempDir
    private Path folder;

    private int alike;

    @Test
    void runsChangeNothing() {
        List<String> oneByOne = taken(false);
        assertThat(taken(true)).isEqualTo(oneByOne);
        assertThat(alike).isPositive();
        assertThat(oneByOne).anyMatch(line -> line.startsWith("pair 1 "));
    }

    /** The lines, and what the books and the rest have counted. */
    private List<String> taken(boolean runs) {
        Known known = new Known(Root.withSwap(folder.resolve(Boolean.toString(runs))).path());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineBuffer out = new LineBuffer(bytes);
        Intake intake = new Intake(known, Filters.none(), new JsonLines(out, known));
        // It begins and ends within runs.
        intake.begin(BEGIN + 30);
        intake.end(BEGIN + 400);
        try (PracticeRing ring = new PracticeRing(4321, BEGIN)) {
            for (int round = 0; round < 3; round++) {
                ring.feed(each(intake, runs));
                intake.endRound();
            }
        }
        intake.close();
        out.flush();
        List<String> all = new ArrayList<>(bytes.toString(StandardCharsets.UTF_8).lines().toList());
        intake.books().outs().forEach(cell -> all.add(cell.toString()));
        for (long id : intake.books().cgroups().ids()) {
            all.add("cgroup " + id + " " + Stream.of(Counter.values()).map(c -> intake.books().cgroups().reported(id).of(c)).toList());
        }
        Arrays.stream(intake.pairs().byBack())
                .forEach(pair -> all.add("pair " + intake.pairs().byBack().length + " " + pair.taken + " " + pair.back + " " + pair.soon));
        Arrays.stream(intake.processes().byPages()).forEach(process -> all.add("process " + process.pid + " " + process.pages));
        all.add("events " + intake.books().events() + ", incomplete " + intake.books().incompleteEvents());
        return all;
    }

    private EventSink each(Intake intake, boolean runs) {
        return new EventSink() {
            @Override
            public void swapOut(SwapOut event) {
                alike += event.alike() ? 1 : 0;
                intake.swapOut(runs ? event : byItself(event));
            }

            @Override
            public void swapMove(SwapOut event) {
                intake.swapMove(event);
            }

            @Override
            public void swapIn(SwapIn event) {
                intake.swapIn(event);
            }

            @Override
            public void woken(Woken event) {
                intake.woken(event);
            }
        };
    }

    private static SwapOut byItself(SwapOut event) {
        return (SwapOut) Proxy.newProxyInstance(SwapOut.class.getClassLoader(), new Class<?>[] {SwapOut.class},
                (proxy, method, arguments) -> method.getName().equals("alike") ? false : method.invoke(event, arguments));
    }
}
