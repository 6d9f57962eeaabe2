// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {
    @Test
    void monotonicTimeIsTheKernels() throws IOException {
        Path timers = Path.of("/proc/timer_list");
        long now = Files.isReadable(timers) ? monotonic(timers) : uptime();
        assertThat(Duration.ofNanos(Clock.monotonicNs() - now)).isBetween(Duration.ZERO, Duration.ofSeconds(5));
    }

    /** The kernel's word for CLOCK_MONOTONIC, which only root may read. */
    private static long monotonic(Path timers) throws IOException {
        try (var lines = Files.lines(timers)) {
            String line = lines.filter(l -> l.startsWith("now at ")).findFirst().orElseThrow();
            return Long.parseLong(line.split(" ")[2]);
        }
    }

    /** CLOCK_BOOTTIME, the same on a machine that was never suspended. */
    private static long uptime() throws IOException {
        return (long) (Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]) * 1e9);
    }

    @Test
    void theOffsetGivesTheTimeOfDay() {
        Instant before = Instant.now();
        Instant told = Instant.ofEpochSecond(0, Clock.monotonicNs() + new Clock().realtimeMinusMonotonic());
        assertThat(told).isBetween(before.minusMillis(1), Instant.now().plusMillis(1));
    }

    @Test
    void theOffsetDoesNotWaver() {
        Clock clock = new Clock();
        long first = clock.realtimeMinusMonotonic();
        for (int i = 0; i < 100; i++) {
            assertThat(Math.abs(clock.realtimeMinusMonotonic() - first)).isLessThan(1_000_000);
        }
    }
}
