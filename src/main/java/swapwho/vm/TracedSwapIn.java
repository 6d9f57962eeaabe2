// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

/**
 * A line `swap_in` of events.ndjson whose process asked for the page: from then on its page table need not hold the slot.
 *
 * @param monotonicNs when it happened; 0 when the line does not say
 * @param pid         who touched the page
 * @param type        the swap area's number
 * @param offset      the folio's first slot; the folio covers `pages` consecutive slots
 */
record TracedSwapIn(long monotonicNs, int pid, int type, long offset, int pages) {}
