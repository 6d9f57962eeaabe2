// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * One folio that comes back, as a view onto the record being read: valid only until the reader moves on. By a fault the
 * process is the one whose page it is; otherwise the one that read, with address 0.
 */
public interface SwapIn {
    /** CLOCK_MONOTONIC, in nanoseconds: when the fault was over, or the read begun. */
    long monotonicNs();

    By by();

    From from();

    Kind kind();

    /** Base pages in the folio. */
    int pages();

    /** Which page of the folio faulted. */
    int index();

    /** The folio's first slot, or from the cache the faulting page's; see Slot. */
    long slot();

    /** How long the fault took, waiting included, in nanoseconds; 0: no fault. */
    long delayNs();

    /** Virtual address that faulted, or 0. */
    long address();

    /** Thread group id in the initial pid namespace, or 0 when unknown. */
    int pid();

    /** The thread that faulted or read. */
    int tid();

    /** Thread group id in the process's own pid namespace, or 0 when that is the tracer's too. */
    int containerPid();

    /** When the process started, CLOCK_BOOTTIME in nanoseconds. */
    long startTime();

    /** First eight bytes of the process's name (its thread group leader's), NUL-padded, little-endian. */
    long commandLow();

    /** Last eight bytes of the process's name, NUL-padded, little-endian. */
    long commandHigh();

    /** cgroup v2 id of the process. */
    long cgroup();

    /**
     * Where swap-outs are counted: when the slot that faulted was swapped out, CLOCK_MONOTONIC in units of 2^20 ns and
     * without what does not fit, above 32 bits that tell who took it, see {@link CountRow#takerMark}; 0: not known.
     */
    default long taken() {
        return 0;
    }
}
