// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import swapwho.model.Holder;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.SharedRange;

/**
 * Finds who maps shared memory (shmem, tmpfs, memfd, System V) that is in swap. Its page-table entries are empty then;
 * the kernel's sum for a mapped part, in smaps, has its pages. Each part is asked for once, however many map it.
 */
final class SharedScan {
    /** Those whose files are shared memory. */
    private static final Set<String> SHARED_MEMORY = Set.of("tmpfs", "devtmpfs");

    private static final String SEGMENT = "/SYSV";

    private record Part(long device, long inode, long from, long to) {}

    private final Identity identity;
    private final long pageSize;
    private final long scanEnd;
    private final Set<Long> others;
    private final Map<Part, Long> known = new ConcurrentHashMap<>();

    /** @param scanEnd as Pagemap.scanEnd() has told */
    SharedScan(Path root, Identity identity, long pageSize, long scanEnd) {
        this.identity = identity;
        this.pageSize = pageSize;
        this.scanEnd = scanEnd;
        others = otherDevices(root);
    }

    /** Adds to the holders what they map; returns those that hold nothing else. */
    List<Holder> run(List<Reading> readings) {
        List<List<SharedRange>> ranges = new ArrayList<>(readings.stream().map(_ -> List.<SharedRange>of()).toList());
        Parallel.each(readings.size(), () -> new Pagemap(pageSize, scanEnd), (pagemap, i) -> {
            try {
                ranges.set(i, read(readings.get(i).target().folder(), pagemap));
            } catch (IOException e) {
                // Gone, or somebody else's.
            }
        }, Pagemap::close, () -> {});
        List<Holder> more = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            List<SharedRange> held = ranges.get(i).stream().filter(this::inSwap).toList();
            Holder holder = readings.get(i).holder();
            if (!held.isEmpty() && holder == null) {
                holder = holder(readings.get(i).target());
                more.add(holder);
            }
            if (!held.isEmpty()) {
                holder.shared.addAll(held);
            }
        }
        return more;
    }

    private Holder holder(Target target) {
        try {
            return new Holder(identity.read(target));
        } catch (IOException e) {
            // It has just gone, and its memory is told all the same.
            return new Holder(new Process(target.pid(), 0, 0, 0));
        }
    }

    private boolean inSwap(SharedRange range) {
        range.swapped = known.getOrDefault(part(range), 0L);
        return range.swapped > 0;
    }

    private List<SharedRange> read(Path folder, Pagemap pagemap) throws IOException {
        List<SharedRange> ranges = new ArrayList<>();
        boolean allKnown = true;
        try (AreaLines lines = new AreaLines(folder.resolve("maps"))) {
            while (lines.next()) {
                if (mayBeShared(lines)) {
                    SharedRange range = range(lines, folder);
                    ranges.add(range);
                    allKnown &= known.containsKey(part(range));
                }
            }
        }
        if (!allKnown) {
            ask(folder, pagemap);
        }
        return ranges;
    }

    private void ask(Path folder, Pagemap pagemap) throws IOException {
        try (AreaLines lines = new AreaLines(folder.resolve("smaps"))) {
            while (lines.next()) {
                if (mayBeShared(lines)) {
                    long swapped = lines.swapKb * 1024 / pageSize;
                    if (swapped > 0 && !lines.shared) {
                        // A private mapping's own copies are in the sum too.
                        swapped -= copies(folder, pagemap, lines);
                    }
                    known.merge(part(range(lines, folder)), Math.max(0, swapped), Math::max);
                }
            }
        }
    }

    private static long copies(Path folder, Pagemap pagemap, AreaLines area) {
        long[] copies = new long[1];
        if (pagemap.open(folder) == 0) {
            pagemap.read(area.start, area.end, (_, _) -> copies[0]++);
        }
        return copies[0];
    }

    private boolean mayBeShared(AreaLines area) {
        return area.device != 0 && area.device >>> 32 == 0 && !others.contains(area.device);
    }

    private SharedRange range(AreaLines area, Path folder) {
        long from = area.offset / pageSize;
        byte[] name = area.name();
        boolean segment = new String(name, StandardCharsets.ISO_8859_1).startsWith(SEGMENT);
        return new SharedRange(segment ? namespace(folder) : area.device, area.inode, from,
                from + (area.end - area.start) / pageSize, new Mapping(name));
    }

    /** System V segments are numbered anew in each IPC namespace, and all are on the device of memfds. */
    private static long namespace(Path folder) {
        try {
            String link = Files.readSymbolicLink(folder.resolve("ns/ipc")).toString();
            return 1L << 32 | Long.parseLong(link.replaceAll("\\D", ""));
        } catch (IOException | NumberFormatException e) {
            return 1L << 32;
        }
    }

    private static Part part(SharedRange range) {
        return new Part(range.device, range.inode, range.from, range.to);
    }

    /** Devices without a disk that are known to have no shared memory, such as those of btrfs and overlayfs. */
    private static Set<Long> otherDevices(Path root) {
        Set<Long> devices = new HashSet<>();
        try {
            // id parent major:minor root mount-point options [optional fields] - type source options
            for (String line : Files.readAllLines(root.resolve("proc/self/mountinfo"), StandardCharsets.ISO_8859_1)) {
                String[] number = line.split(" ")[2].split(":");
                String type = line.substring(line.indexOf(" - ") + 3).split(" ")[0];
                if (!SHARED_MEMORY.contains(type)) {
                    devices.add(AreaLines.device(Long.parseLong(number[0]), Long.parseLong(number[1])));
                }
            }
        } catch (IOException | RuntimeException e) {
            // Then more is asked for than need be.
        }
        return devices;
    }
}
