// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Surroundings;
import swapwho.proc.Swaps;
import swapwho.proc.Vmstat;

/** The machine around the events, read from the kernel's files. */
final class Known implements Surroundings {
    final Swaps swaps;
    final Vmstat vmstat;

    Known(Path root) {
        swaps = new Swaps(root);
        vmstat = new Vmstat(root);
    }

    @Override
    public byte[] device(int slotType) {
        return swaps.device(slotType);
    }

    @Override
    public Mapping mapping(Process process, long address) {
        return null;
    }
}
