// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.List;

/**
 * All that `top` shows of one moment.
 *
 * @param realtimeNs when the last whole second ended, CLOCK_REALTIME
 * @param pressure   null when the kernel has none
 * @param uses       processes with something in swap, those that the filters let through
 * @param lostEvents events that never reached the reader since the begin
 */
public record TopState(
        long realtimeNs,
        long pageSize,
        TopCounts counts,
        List<SwapArea> areas,
        List<Compressed> compressed,
        Pressure pressure,
        List<SwapUse> uses,
        long lostEvents) {}
