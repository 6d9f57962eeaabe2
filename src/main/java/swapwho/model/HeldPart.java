// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * Slots in use that no row stands for.
 *
 * @param pages may be negative for what is left over: swap moves while it is read
 */
public record HeldPart(Kind kind, long pages) {
    /** Why no row stands for them. */
    public enum Kind {
        /** Their holders were not asked for. */
        NOT_SHOWN,
        /** Shared memory that processes map, where a row is a swap area: the kernel does not say in which area it is. */
        SHMEM,
        /** System V segments that no process maps. */
        SHMEM_UNMAPPED,
        /** In memory again and mapped there; they keep their slots for when they are swapped out again. */
        SWAP_CACHE,
        /** All that is left over. */
        REST;

        private final String word = name().toLowerCase(java.util.Locale.ROOT);

        public String word() {
            return word;
        }
    }
}
