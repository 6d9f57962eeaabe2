// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import swapwho.bpf.KernelException;
import swapwho.bpf.Tracer;

/** Runs in the guest: attaches and detaches the tracer as often as the argument says. */
final class AttachOften {
    private static final int RING_BYTES = 1 << 20;

    private AttachOften() {}

    public static void main(String[] args) throws KernelException {
        for (int times = Integer.parseInt(args[0]); times > 0; times--) {
            Tracer.attach(new Tracer.Settings(RING_BYTES, false, false, 0, Tracer.OWNERS)).close();
        }
    }
}
