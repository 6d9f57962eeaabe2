// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * Memory that holds swapped pages compressed.
 *
 * @param name   zswap, or the device of a zram
 * @param stored bytes of the pages in it
 * @param used   bytes of memory that it takes for them
 */
public record Compressed(String name, long stored, long used) {}
