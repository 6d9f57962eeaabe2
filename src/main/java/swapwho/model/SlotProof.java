// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Finds out whether a process's page table holds a slot now; what cannot be found out is no. */
@FunctionalInterface
public interface SlotProof {
    boolean holds(Process process, long address, long slot);
}
