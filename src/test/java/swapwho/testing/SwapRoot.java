// SPDX-License-Identifier: Apache-2.0
package swapwho.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A machine with processes that have pages in swap; their page tables are files with holes. */
public final class SwapRoot {
    private static final long PAGE = 4096;
    private static final long SWAPPED = 1L << 62;
    private static final long PRESENT = 1L << 63;

    public final Root root;
    private final StringBuilder areas = new StringBuilder(Root.SWAPS);

    public SwapRoot(Path folder) {
        root = new Root(folder)
                .file("proc/self/pagemap", "")
                .file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n")
                .file("proc/self/mountinfo", "22 1 254:1 / / rw - ext4 /dev/vda1 rw\n23 22 0:30 / /tmp rw shared:5 - tmpfs tmpfs rw\n"
                        + "24 22 0:31 / /data rw - btrfs /dev/vdc rw\n")
                .file("proc/meminfo", "MemTotal:  100 kB\nSwapCached:            0 kB\n")
                .file("proc/sysvipc/shm", "       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid"
                        + "      atime      dtime      ctime                   rss                  swap\n");
    }

    public SwapRoot area(String name, long pages, long used, int priority) {
        areas.append("%s partition %d %d %d%n".formatted(name, 4 * pages, 4 * used, priority));
        root.file("proc/swaps", areas.toString());
        return this;
    }

    public SwapRoot file(String name, String content) {
        root.file(name, content);
        return this;
    }

    /** Its folder is proc/PID; the pages it says are in swap are what its status says. */
    public SwapRoot process(int pid, String command, String cgroup, long pages, String maps) {
        return thread("proc/" + pid, command, cgroup, "State:\tS (sleeping)\nNStgid:\t" + pid
                + "\nVmSwap:\t%8d kB\nThreads:\t1\n".formatted(4 * pages), maps);
    }

    public SwapRoot thread(String folder, String command, String cgroup, String status, String maps) {
        root.file(folder + "/status", "Name:\t" + command + "\n" + status)
                .file(folder + "/comm", command + "\n")
                .file(folder + "/cgroup", "0::" + cgroup + "\n")
                .file(folder + "/maps", maps)
                .file(folder + "/pagemap", "");
        return this;
    }

    /** So many pages from an address on, in slots from an offset on. */
    public SwapRoot swapped(int pid, long address, int type, long offset, int pages) {
        for (int i = 0; i < pages; i++) {
            entry("proc/" + pid, address + i * PAGE, SWAPPED | type | offset + i << 5);
        }
        return this;
    }

    /** So many pages in swap whose slots are not shown. */
    public SwapRoot hidden(int pid, long address, int pages) {
        for (int i = 0; i < pages; i++) {
            entry("proc/" + pid, address + i * PAGE, SWAPPED);
        }
        return this;
    }

    public SwapRoot present(int pid, long address) {
        entry("proc/" + pid, address, PRESENT | 4711);
        return this;
    }

    public SwapRoot entry(String folder, long address, long entry) {
        try (RandomAccessFile file = new RandomAccessFile(root.path().resolve(folder + "/pagemap").toFile(), "rw")) {
            file.seek(address / PAGE * 8);
            file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(entry).array());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
