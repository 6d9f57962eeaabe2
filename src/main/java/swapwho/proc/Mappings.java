// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.nio.file.Path;
import swapwho.model.Areas;
import swapwho.model.Mapping;
import swapwho.model.Process;

/**
 * What is mapped at an address, from /proc/PID/maps, read when an event first asks. The reading waits for the memory
 * lock of the process, which may be held by a thread that is stuck in reclaim; so a thread of its own reads, and the
 * caller waits a little only. What does not come in time is unknown for now.
 */
public final class Mappings {
    private static final long WAIT_A_ROUND_NS = 25_000_000;
    /** When few events come the ring buffer has room for those of a longer wait: as at the beginning, when nothing is known yet. */
    private static final int WAITS_WHEN_CALM = 3;
    private static final long STALE_NS = 10_000_000_000L;

    private final MapsReader reader;
    private final long waitARoundNs;
    private long now;
    private long waitLeftNs;

    /** @param root the folder that holds proc, normally / */
    public Mappings(Path root) {
        this(root, WAIT_A_ROUND_NS);
    }

    Mappings(Path root, long waitARoundNs) {
        this.waitARoundNs = waitARoundNs;
        reader = new MapsReader(root);
    }

    /**
     * Begins another round of events, in which a little time may be spent on waiting.
     *
     * @param calm few events came lately
     */
    public void round(long nowNs, boolean calm) {
        now = nowNs;
        waitLeftNs = calm ? WAITS_WHEN_CALM * waitARoundNs : waitARoundNs;
    }

    /** What is mapped there, or null when nothing with a name is, or when it cannot be known now. */
    public Mapping at(Process process, long address) {
        Areas areas = process.areas;
        int area = areas == null ? -1 : areas.find(address);
        // Programs map other things as they go, so what was read long ago is read again.
        if ((area < 0 || now - areas.readNs > STALE_NS) && now >= process.readAgainNs && !reader.isReading()) {
            long before = Clock.monotonicNs();
            // With no time left it is begun all the same: the next round finds it there.
            reader.read(process, Math.max(0, waitLeftNs));
            waitLeftNs -= Clock.monotonicNs() - before;
            areas = process.areas;
            area = areas == null ? -1 : areas.find(address);
        }
        return area < 0 ? null : areas.mapping(area);
    }
}
