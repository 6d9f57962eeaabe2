// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.nio.file.Path;

/** What {@link Tracer#attach} does before it asks the kernel for anything, so that Java can note which classes that takes. */
public final class TracerRehearsal {
    private TracerRehearsal() {}

    /** Needs no privileges, and nothing is loaded. Without libbpf, or a kernel that describes its types, it ends early. */
    public static void run() throws KernelException {
        Privileges.effectiveCapabilities(Path.of("/"));
        LibbpfLog log = LibbpfLog.capture(false);
        try (BpfObject object = BpfObject.open("symbols", log)) {
            object.mapFd(".bss");
        }
        try (BpfObject object = BpfObject.open("swapwho", log)) {
            KernelFacts facts = KernelFacts.find();
            Tracer.prepare(object, facts, new Tracer.Settings(Memory.pageSize(), false, false, 0, Tracer.OWNERS));
            object.skipped("swap_write");
        }
    }
}
