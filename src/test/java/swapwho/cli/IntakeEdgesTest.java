// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import swapwho.model.Balance;
import swapwho.model.Counter;
import swapwho.model.Counters;
import swapwho.model.FakeSwapIn;
import swapwho.model.KernelCounts;
import swapwho.model.Summary;
import swapwho.view.JsonLines;
import swapwho.view.LineBuffer;

/** A fault has a begin and an end, and the kernel's counters may be read between the two. */
class IntakeEdgesTest {
    private static final long BEGIN = 1000;
    private static final long END = 2000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "900, 950, 0, false",
        "900, 1100, 0, true",
        "1100, 1900, 1, false",
        "1900, 2100, 1, true",
        "2100, 2200, 0, false",
        "900, 2100, 0, false",
    })
    void aFaultBelongsToWhereItBegan(long begun, long over, long reported, boolean onEitherSide) {
        Balance.Row row = pswpin(begun, over, reported == 1 ? 0 : 1);
        assertThat(row.reported()).isEqualTo(reported);
        assertThat(row.why()).isEqualTo(onEitherSide ? Balance.Why.EDGES : Balance.Why.UNEXPLAINED);
    }

    @Test
    void withoutAFaultThereIsOneTimeOnly() {
        assertThat(pswpin(1500, 1500, 1).why()).isNull();
    }

    private Balance.Row pswpin(long begun, long over, long kernel) {
        Known known = new Known(folder);
        Intake intake = new Intake(known, Filters.none(), new JsonLines(new LineBuffer(OutputStream.nullOutputStream()), known));
        intake.begin(BEGIN);
        intake.end(END);
        FakeSwapIn fault = new FakeSwapIn();
        fault.monotonicNs = over;
        fault.delayNs = over - begun;
        intake.swapIn(fault);
        long[] values = new long[Counter.values().length];
        Arrays.fill(values, -1);
        values[Counter.PSWPIN.ordinal()] = kernel;
        Summary summary = new Summary(
                END, END - BEGIN, intake.books(), intake.processes(), intake.pairs(), new KernelCounts(0, 0),
                new Counters(0, values), java.util.List.of());
        return Balance.of(summary).stream().filter(one -> one.counter() == Counter.PSWPIN).findFirst().orElseThrow();
    }
}
