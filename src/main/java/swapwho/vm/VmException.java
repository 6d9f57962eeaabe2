// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

/** A virtual machine, or what it needs, cannot be had; the message is one line that says why and what mends it. */
public final class VmException extends Exception {
    public VmException(String message) {
        super(message);
    }

    public VmException(String message, Throwable cause) {
        super(message, cause);
    }
}
