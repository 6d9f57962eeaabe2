// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.util.Arrays;
import swapwho.model.Counters;
import swapwho.model.OutCounts;
import swapwho.proc.Vmstat;

/**
 * What the kernel and the BPF program have counted up to one moment.
 *
 * @param kernel  the kernel's counters, read last
 * @param counted what the program counted of swap-outs
 */
record Reading(Counters kernel, OutCounts counted) {
    private static final int STILL_TRIES = 20;

    /** Between two readings of the kernel's counters that are alike; where swapping never pauses, with how far they went on. */
    static Reading of(Vmstat vmstat, Source source) throws IOException {
        Counters before = vmstat.read();
        OutCounts counted = source.outCounts();
        if (counted == OutCounts.NONE) {
            return new Reading(before, counted);
        }
        Counters after = vmstat.read();
        for (int tries = 0; tries < STILL_TRIES && !Arrays.equals(before.values(), after.values()); tries++) {
            before = after;
            counted = source.outCounts();
            after = vmstat.read();
        }
        return new Reading(Arrays.equals(before.values(), after.values()) ? after : after.blurredBy(before), counted);
    }
}
