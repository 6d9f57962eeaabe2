// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Counter;
import swapwho.model.Counters;
import swapwho.testing.Root;

class VmstatTest {
    @TempDir
    private Path folder;

    @Test
    void aCounterThatTheKernelLacksIsUnknown() throws IOException {
        Root.withSwap(folder);
        Counters first = new Vmstat(folder).read();
        new Root(folder).file("proc/vmstat", "pswpin 6\npswpout 1234\nzswpin 1\n");
        Counters change = new Vmstat(folder).read().since(first);
        assertThat(change.of(Counter.PSWPIN)).isEqualTo(1);
        assertThat(change.of(Counter.PSWPOUT)).isEqualTo(234);
        assertThat(change.has(Counter.SWPOUT_ZERO)).isFalse();
        assertThat(change.has(Counter.ZSWPOUT)).isFalse();
    }

    @Test
    void howFarTheCountersWentOnBetweenTheLastTwoReadings() {
        long[] values = new long[Counter.values().length];
        Counters before = new Counters(1, values);
        Counters reading = new Counters(2, values.clone());
        reading.values()[Counter.PSWPOUT.ordinal()] = 3;
        Counters blurred = reading.blurredBy(before);
        assertThat(blurred.of(Counter.PSWPOUT)).isEqualTo(3);
        assertThat(blurred.since(blurred).blur()[Counter.PSWPOUT.ordinal()]).isEqualTo(6);
        assertThat(blurred.since(before).blur()[Counter.PSWPIN.ordinal()]).isZero();
    }

    @Test
    void thisMachinesOwn() throws IOException {
        long before = Clock.monotonicNs();
        Counters counters = new Vmstat(Path.of("/")).read();
        assertThat(counters.monotonicNs()).isBetween(before, Clock.monotonicNs());
    }
}
