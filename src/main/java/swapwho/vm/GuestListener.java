// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

/** Told what happens in a virtual machine while it runs; called from the thread that runs it. */
public interface GuestListener {
    GuestListener SILENT = new GuestListener() {};

    /** The guest is up and its script begins. */
    default void booted() {}

    /** The script says how far it is: a line that it wrote to file descriptor 3 after a byte 1. */
    default void stage(String word) {}

    /** Any other line that the script wrote to file descriptor 3. */
    default void line(String line) {}
}
