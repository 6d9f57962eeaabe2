// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.time.Duration;
import swapwho.model.Minute;
import swapwho.proc.Clock;
import swapwho.proc.MachineNow;

/** From counts to what is shown, once a second. */
final class TopSession {
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
     * @param once     show nothing before the end, and then the last whole second and minute
     */
    void run(Duration duration, boolean once) throws IOException {
        source.begin();
        long untilNs = duration == null ? Long.MAX_VALUE : source.beginOf(0) + duration.toNanos();
        long lastSecond = duration == null ? Long.MAX_VALUE : Math.max(once ? 0 : -1, duration.toSeconds() - 1);
        long shown = -1;
        while (display.failure() == null) {
            source.collect();
            boolean timeIsUp = Clock.monotonicNs() >= untilNs;
            long whole = Math.min(source.whole(), lastSecond);
            if (once ? timeIsUp && whole >= lastSecond : shown < whole) {
                shown = once || !display.wantsEach() ? whole : next(shown, whole);
                show(shown);
            }
            // At least a key is looked at; and between two seconds that are late the ring is read.
            long pause = !once && shown < whole ? 1 : Math.max(1, source.collectAgain() - Clock.monotonicNs());
            if (timeIsUp && shown >= lastSecond || display.pause(pause)) {
                return;
            }
        }
    }

    /** Late by more than a minute: there is nothing left of the seconds before. */
    private static long next(long shown, long whole) {
        return Math.max(shown + 1, whole - Minute.SECONDS);
    }

    private void show(long second) throws IOException {
        long realtime = source.beginOf(second + 1) + clock.realtimeMinusMonotonic();
        display.show(machine.with(source.until(second), realtime, source.lostEvents(), source::wants));
    }
}
