// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What an event alone does not say; each answer is null when it cannot be known. */
public interface Surroundings {
    /** The swap area's device or file. */
    byte[] device(int slotType);

    /** The path of the cgroup with an id, below the hierarchy's top. */
    byte[] cgroup(long id);

    /** What is mapped at an address. */
    Mapping mapping(Process process, long address);

    /** The same of a page that was mapped there, of a file; null: of none. */
    default Mapping mapping(Process process, long address, FilePage file) {
        return mapping(process, address);
    }
}
