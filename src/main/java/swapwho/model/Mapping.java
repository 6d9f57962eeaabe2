// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What is mapped somewhere in a process: a file's path, [heap], [stack] or the name of a named anonymous area. */
public final class Mapping {
    /** As /proc/PID/maps has it, or shorter for memory whose path there leads nowhere. */
    public final byte[] name;
    /** How a renderer writes it, made once; null until then. */
    public byte[] rendered;

    public Mapping(byte[] name) {
        this.name = name;
    }
}
