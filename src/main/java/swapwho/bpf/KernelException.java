// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

/** This kernel, or these privileges, do not allow what was asked; the message is one line with the remedy. */
public final class KernelException extends Exception {
    public KernelException(String message) {
        super(message);
    }

    public KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}
