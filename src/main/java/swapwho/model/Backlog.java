// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What the kernel has written and nobody has read yet: where it grows, the reader has no time for anything else. */
@FunctionalInterface
public interface Backlog {
    /** Whether events may be lost soon. */
    boolean grows();
}
