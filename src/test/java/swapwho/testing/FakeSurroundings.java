// SPDX-License-Identifier: Apache-2.0
package swapwho.testing;

import java.nio.charset.StandardCharsets;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Surroundings;

/** One swap device, one cgroup (its id is 77), and one mapping everywhere. */
public final class FakeSurroundings implements Surroundings {
    public byte[] device = "/dev/vdb".getBytes(StandardCharsets.UTF_8);
    public Mapping mapping = new Mapping("[heap]".getBytes(StandardCharsets.UTF_8));

    @Override
    public byte[] device(int slotType) {
        return device;
    }

    @Override
    public byte[] cgroup(long id) {
        return id == 77 ? "/demo.slice".getBytes(StandardCharsets.UTF_8) : null;
    }

    @Override
    public Mapping mapping(Process process, long address) {
        return mapping;
    }
}
