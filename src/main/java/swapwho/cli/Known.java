// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import swapwho.model.FileMappings;
import swapwho.model.FilePage;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.SlotProof;
import swapwho.model.Surroundings;
import swapwho.proc.Cgroups;
import swapwho.proc.Mappings;
import swapwho.proc.MemoryStats;
import swapwho.proc.PagemapProof;
import swapwho.proc.Swaps;
import swapwho.proc.Vmstat;

/** The machine around the events, read from the kernel's files. */
final class Known implements Surroundings {
    final Swaps swaps;
    final Vmstat vmstat;
    final Cgroups cgroups;
    final Mappings mappings;
    final MemoryStats memoryStats;
    final SlotProof slotProof;
    private final FileMappings fileMappings = new FileMappings();

    /** @param root the folder that holds proc and sys, normally / */
    Known(Path root) {
        swaps = new Swaps(root);
        vmstat = new Vmstat(root);
        cgroups = new Cgroups(root);
        mappings = new Mappings(root);
        memoryStats = new MemoryStats(root);
        slotProof = new PagemapProof(root);
    }

    @Override
    public byte[] device(int slotType) {
        return swaps.device(slotType);
    }

    @Override
    public byte[] cgroup(long id) {
        return cgroups.path(id);
    }

    @Override
    public Mapping mapping(Process process, long address) {
        return mappings.at(process, address);
    }

    @Override
    public Mapping mapping(Process process, long address, FilePage file) {
        Mapping mapping = mappings.at(process, address);
        return mapping != null || file == null ? mapping : fileMappings.of(file);
    }
}
