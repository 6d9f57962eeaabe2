// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * A swap area in use, as /proc/swaps has it.
 *
 * @param name     path of its device or file
 * @param kind     the kernel's word: partition or file
 * @param pages    how many base pages it has room for
 * @param used     how many slots are taken
 * @param priority the kernel fills areas of a higher one first
 */
public record SwapArea(byte[] name, String kind, long pages, long used, int priority) {}
