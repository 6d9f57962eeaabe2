// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    private static final byte[] SEGMENT = {'/', 'S', 'Y', 'S', 'V'};

    private record Part(long device, long inode, long from, long to) {
        // By hand, for Java would make 20 classes for a record's own at each start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Part part && device == part.device && inode == part.inode && from == part.from && to == part.to;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(((device * 31 + inode) * 31 + from) * 31 + to);
        }
    }

    /** What a thread reads with. */
    private static final class Worker {
        final Calls calls = new Calls();
        final Pagemap pagemap;
        final AreaLines lines = new AreaLines(calls);
        final AreaQuery query = new AreaQuery(calls);
        /** Until the kernel says that it does not know the query. */
        boolean queries = true;

        Worker(long pageSize, long scanEnd) {
            pagemap = new Pagemap(calls, pageSize, scanEnd);
        }

        void close() {
            lines.close();
            pagemap.close();
        }
    }

    private final Identity identity;
    private final long pageSize;
    private final long scanEnd;
    /** Sorted. */
    private final long[] others;
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
        List<List<SharedRange>> ranges = new ArrayList<>(Collections.nCopies(readings.size(), List.of()));
        Parallel.each(readings.size(), () -> new Worker(pageSize, scanEnd), (worker, i) -> {
            try {
                ranges.set(i, read(readings.get(i).target().folder(), worker));
            } catch (IOException e) {
                // Gone, or somebody else's.
            }
        }, Worker::close, () -> {});
        List<Holder> more = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Holder holder = readings.get(i).holder();
            for (SharedRange range : ranges.get(i)) {
                if (!inSwap(range)) {
                    continue;
                }
                if (holder == null) {
                    holder = holder(readings.get(i).target());
                    more.add(holder);
                }
                holder.shared.add(range);
            }
        }
        return more;
    }

    private Holder holder(Target target) {
        try {
            return new Holder(identity.read(target, new ProcText(new Calls())));
        } catch (IOException e) {
            // It has just gone, and its memory is told all the same.
            return new Holder(new Process(target.pid(), 0, 0, 0));
        }
    }

    private boolean inSwap(SharedRange range) {
        range.swapped = known.getOrDefault(part(range), 0L);
        return range.swapped > 0;
    }

    private List<SharedRange> read(String folder, Worker worker) throws IOException {
        if (worker.queries && !mapsCandidates(folder, worker)) {
            return List.of();
        }
        List<SharedRange> ranges = List.of();
        boolean allKnown = true;
        AreaLines lines = worker.lines.open(folder.concat("/maps"));
        while (lines.next()) {
            if (mayBeShared(lines.device)) {
                SharedRange range = range(lines, folder);
                if (ranges.isEmpty()) {
                    ranges = new ArrayList<>();
                }
                ranges.add(range);
                allKnown &= known.containsKey(part(range));
            }
        }
        if (!allKnown) {
            ask(folder, worker);
        }
        return ranges;
    }

    /** Whether there is anything that may be shared: most processes map files of disks only. True when it is not known. */
    private boolean mapsCandidates(String folder, Worker worker) {
        int fd = worker.calls.open(folder.concat("/maps"));
        if (fd < 0) {
            return true;
        }
        worker.query.begin();
        int got = worker.query.next(fd);
        while (got > 0 && !mayBeShared(worker.query.device())) {
            got = worker.query.next(fd);
        }
        worker.calls.close(fd);
        worker.queries = got != -AreaQuery.ENOTTY;
        return got != 0;
    }

    private void ask(String folder, Worker worker) throws IOException {
        AreaLines lines = worker.lines.open(folder.concat("/smaps"));
        while (lines.next()) {
            if (mayBeShared(lines.device)) {
                long swapped = lines.swapKb * 1024 / pageSize;
                if (swapped > 0 && !lines.shared) {
                    // A private mapping's own copies are in the sum too.
                    swapped -= copies(folder, worker.pagemap, lines);
                }
                known.merge(part(range(lines, folder)), Math.max(0, swapped), Math::max);
            }
        }
    }

    private static long copies(String folder, Pagemap pagemap, AreaLines area) {
        long[] copies = new long[1];
        if (pagemap.open(folder) == 0) {
            pagemap.read(area.start, area.end, (_, _) -> copies[0]++);
        }
        return copies[0];
    }

    private boolean mayBeShared(long device) {
        return device != 0 && device >>> 32 == 0 && Arrays.binarySearch(others, device) < 0;
    }

    private SharedRange range(AreaLines area, String folder) {
        long from = area.offset / pageSize;
        byte[] name = area.name();
        boolean segment = Arrays.equals(name, 0, Math.min(name.length, SEGMENT.length), SEGMENT, 0, SEGMENT.length);
        return new SharedRange(segment ? namespace(folder) : area.device, area.inode, from,
                from + (area.end - area.start) / pageSize, new Mapping(name));
    }

    /** System V segments are numbered anew in each IPC namespace, and all are on the device of memfds. */
    private static long namespace(String folder) {
        try {
            String link = Files.readSymbolicLink(Path.of(folder, "ns/ipc")).toString();
            return 1L << 32 | Long.parseLong(link.replaceAll("\\D", ""));
        } catch (IOException | NumberFormatException e) {
            return 1L << 32;
        }
    }

    private static Part part(SharedRange range) {
        return new Part(range.device, range.inode, range.from, range.to);
    }

    /** Devices without a disk that are known to have no shared memory, such as those of btrfs and overlayfs. */
    private static long[] otherDevices(Path root) {
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
        return devices.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
