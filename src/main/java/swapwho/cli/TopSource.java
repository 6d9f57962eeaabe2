// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import swapwho.model.Process;
import swapwho.model.TopCounts;

/** Where the counts of `top` come from. */
interface TopSource extends AutoCloseable {
    /** Second 0 begins. */
    void begin();

    /** Brings the counts up to now; to be called every so many nanoseconds. */
    void collect();

    long collectEveryNs();

    /** Which second a time is in, CLOCK_MONOTONIC in nanoseconds. */
    long second(long monotonicNs);

    /** When a second begins, CLOCK_MONOTONIC in nanoseconds. */
    long beginOf(long second);

    /** What was counted until the end of a second. */
    TopCounts until(long second);

    /** How many events never reached the reader since the begin. */
    long lostEvents();

    /** Whether the filters let a process through. */
    boolean wants(Process process);

    @Override
    void close();
}
