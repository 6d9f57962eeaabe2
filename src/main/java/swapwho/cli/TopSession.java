// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.time.Duration;
import swapwho.proc.Clock;
import swapwho.proc.MachineNow;

/** From counts to what is shown, once a second. */
final class TopSession {
    /** After a second's end its last events are read and those that were held back come. */
    private static final long READ_ON_NS = 120_000_000;

    private final TopSource source;
    private final MachineNow machine;
    private final TopDisplay display;
    private final Clock clock = new Clock();

    TopSession(TopSource source, MachineNow machine, TopDisplay display) {
        this.source = source;
        this.machine = machine;
        this.display = display;
    }

    /**
     * Ends when the display wants to, or after a time.
     *
     * @param duration null: none
     * @param once     show nothing before the end, and then the last second and minute
     */
    void run(Duration duration, boolean once) throws IOException {
        source.begin();
        long untilNs = duration == null ? Long.MAX_VALUE : source.beginOf(0) + duration.toNanos() + READ_ON_NS;
        long shown = -1;
        while (display.failure() == null) {
            source.collect();
            long now = Clock.monotonicNs();
            long whole = source.second(now - READ_ON_NS) - 1;
            if (once ? now >= untilNs : whole > shown) {
                shown = Math.max(0, whole);
                show(shown);
            }
            if (now >= untilNs || display.pause(Math.min(source.collectEveryNs(), untilNs - now))) {
                return;
            }
        }
    }

    private void show(long second) throws IOException {
        long realtime = source.beginOf(second + 1) + clock.realtimeMinusMonotonic();
        display.show(machine.with(source.until(second), realtime, source.lostEvents(), source::wants));
    }
}
