// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import swapwho.model.Process;
import swapwho.model.Slot;
import swapwho.model.SlotProof;

/** By a process's pagemap, in which the kernel shows slots to CAP_SYS_ADMIN alone: to others no page is in one. */
public final class PagemapProof implements SlotProof {
    private static final int PAGE_BYTES = 4096;

    private final Path proc;

    /** @param root the folder that holds proc, normally / */
    public PagemapProof(Path root) {
        proc = root.resolve("proc");
    }

    @Override
    public boolean holds(Process process, long address, long slot) {
        Path folder = proc.resolve(Integer.toString(process.pid));
        try {
            long entry = entry(folder, address);
            if (!Pagemap.isSwapped(entry) || Pagemap.type(entry) != Slot.type(slot) || Pagemap.offset(entry) != Slot.offset(slot)) {
                return false;
            }
            Life life = Life.now(folder);
            return life.is(process) && life.isNamed(process);
        } catch (IOException e) {
            // It has gone, or may not be looked into.
            return false;
        }
    }

    private static long entry(Path folder, long address) throws IOException {
        try (RandomAccessFile pagemap = new RandomAccessFile(folder.resolve("pagemap").toFile(), "r")) {
            // The kernel hands out whole entries only.
            byte[] entry = new byte[Long.BYTES];
            pagemap.seek(address / PAGE_BYTES * Long.BYTES);
            pagemap.readFully(entry);
            return ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN).getLong();
        }
    }
}
