// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import swapwho.model.Process;
import swapwho.model.TopCounts;
import swapwho.model.TopState;

/** What the kernel's files say of swap at one moment, put beside what was counted. */
public final class MachineNow {
    private final Path root;
    private final SwapUses uses;
    private final long pageSize = Calls.pageSize();

    /** @param root the folder that holds proc and sys, normally / */
    public MachineNow(Path root) {
        this.root = root;
        uses = new SwapUses(root);
    }

    /**
     * @param realtimeNs of the counts' end, CLOCK_REALTIME
     * @param wanted     whether the filters let a process through
     */
    public TopState with(TopCounts counts, long realtimeNs, long lostEvents, Predicate<Process> wanted) throws IOException {
        return new TopState(
                realtimeNs, pageSize, counts, SwapAreas.read(root, pageSize), CompressedMemory.read(root, pageSize),
                PressureFile.read(root), uses.read().stream().filter(use -> wanted.test(use.process())).toList(), lostEvents);
    }
}
