// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

/** Told what happens in a virtual machine while it runs. */
public interface GuestListener {
    GuestListener SILENT = new GuestListener() {};

    /** The guest is up and its script begins. */
    default void booted() {}

    /** A line that the guest wrote to its live channel, /dev/live. */
    default void line(String line) {}
}
