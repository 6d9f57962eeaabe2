// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * Pages that one process lost to one taker in one way, summed up in the kernel: a view onto the row being read, valid
 * only until the reader moves on.
 */
public interface CountRow {
    Cause cause();

    Kind kind();

    Stored stored();

    /** Base pages that the owner lost; what several own counts for each. */
    long pages();

    /** Base pages of the folios that it is the first owner of. */
    long folioPages();

    /** How many of these folios have 512 pages. */
    long hugeFolios();

    /** The owner's thread group id as the tracer has it, or 0 when unknown. */
    int pid();

    /** The owner's thread group id in its own pid namespace, or 0 when that is the tracer's too. */
    int containerPid();

    /** When the owner started, CLOCK_BOOTTIME in nanoseconds. */
    long startTime();

    /** cgroup v2 id of the owner. */
    long cgroup();

    /** First eight bytes of the owner's name, NUL-padded, little-endian. */
    long commandLow();

    /** Last eight bytes of the owner's name. */
    long commandHigh();

    /** The reclaimer's thread group id. */
    int takerPid();

    /** First eight bytes of the reclaiming thread's name, NUL-padded, little-endian. */
    long takerCommandLow();

    /** Last eight bytes of the reclaiming thread's name. */
    long takerCommandHigh();

    /** What the kernel notes of the taker with a slot; another one for each who had woken it. 0: nothing is noted. */
    int takerMark();

    /** Thread group id of whose allocation had woken the kswapd that took them. */
    int wakerPid();

    /** First eight bytes of that thread's name, NUL-padded, little-endian; 0: not known, or it was no kswapd. */
    long wakerCommandLow();

    /** Last eight bytes of that thread's name. */
    long wakerCommandHigh();
}
