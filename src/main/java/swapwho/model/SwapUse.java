// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * How much a process has in swap now, by its own count.
 *
 * @param pages base pages: entries of its page tables that hold a slot, without shared memory
 */
public record SwapUse(Process process, long pages) {}
