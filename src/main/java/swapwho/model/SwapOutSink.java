// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Takes each swap-out as it is read; must copy what it keeps, for the view moves on. */
@FunctionalInterface
public interface SwapOutSink {
    void swapOut(SwapOut event);
}
