// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A process whose allocation woke a kswapd; it holds for what that kswapd takes from here on. */
public interface Woken {
    /** The kswapd, as in SwapOut.reclaimerTid(). */
    int kswapd();

    int pid();

    int tid();

    /** First eight bytes of the thread's name, NUL-padded, little-endian. */
    long commandLow();

    /** Last eight bytes of the thread's name, NUL-padded, little-endian. */
    long commandHigh();
}
