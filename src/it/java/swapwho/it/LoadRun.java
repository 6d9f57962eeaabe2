// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import swapwho.vm.Verdict;

/**
 * One load under the tracer on one kernel.
 *
 * @param road fast, slow, or seekless: the fast road with a swap disk on which older kernels swap huge pages whole
 */
public record LoadRun(String kernel, String load, String road) {
    private static final Map<LoadRun, Verdict> VERDICTS = new ConcurrentHashMap<>();
    private static final Map<LoadRun, List<Event>> EVENTS = new ConcurrentHashMap<>();
    private static final Map<LoadRun, List<SwapIn>> SWAP_INS = new ConcurrentHashMap<>();
    private static final Map<LoadRun, List<Row>> TRUTH = new ConcurrentHashMap<>();

    /** A row of truth.csv. */
    record Row(int pid, long address, long slot) {}

    public Path folder() {
        return KernelRun.of(kernel).part(part());
    }

    private String part() {
        return load + "-" + road;
    }

    String text(String file) {
        return KernelRun.of(kernel).text(part(), file);
    }

    /** What went wrong in the guest, for the message of a failed test. */
    String story() {
        Path failure = folder().resolve("failure");
        return "%s: %s%nThe end of trace.log: %s%s".formatted(this,
                Files.exists(failure) ? text("failure") : "the guest's script found no fault",
                text("trace.log").lines().reduce("", (_, last) -> last), KernelRun.of(kernel).console());
    }

    public Verdict verdict() {
        return VERDICTS.computeIfAbsent(this, _ -> {
            try {
                text("truth.csv");
                return Verdict.of(folder().resolve("events.ndjson"), folder().resolve("truth.csv"));
            } catch (IOException e) {
                throw new AssertionError(e.getMessage() + "\n" + story(), e);
            }
        });
    }

    /** All swap_outs, in their order. */
    List<Event> events() {
        return EVENTS.computeIfAbsent(this, _ -> Event.swapOuts(folder().resolve("events.ndjson")));
    }

    /** All swap_moves, in their order. */
    List<Event> moves() {
        return Event.moves(folder().resolve("events.ndjson"));
    }

    /** All swap_ins, in their order. */
    List<SwapIn> swapIns() {
        return SWAP_INS.computeIfAbsent(this, _ -> SwapIn.all(folder().resolve("events.ndjson")));
    }

    List<Row> truth() {
        return TRUTH.computeIfAbsent(this, _ -> {
            try (var lines = Files.lines(folder().resolve("truth.csv"))) {
                return lines.skip(1).map(line -> line.split(",")).map(cells -> new Row(Integer.parseInt(cells[0]),
                        Long.decode(cells[1]), Long.parseLong(cells[3]))).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public String toString() {
        return "Linux %s, %s, %s road".formatted(kernel, load, road);
    }
}
