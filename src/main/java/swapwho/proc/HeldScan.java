// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import swapwho.model.HeldFacts;
import swapwho.model.Holder;
import swapwho.model.SwapArea;

/** Reads from the kernel's files who holds what is in swap. */
public final class HeldScan {
    /** Is told now and then how far the reading is. */
    @FunctionalInterface
    public interface Progress {
        /** Of so many bytes in swap the holders of so many are known. */
        void read(long bytes, long all);
    }

    /** A look at so many pages of the machine's memory must not be for less than one page that is not accounted for. */
    private static final long WORTH = 4096;

    private final Path root;
    private final boolean byMapping;
    private final Progress progress;
    private final long pageSize = Calls.pageSize();
    private final long scanEnd;
    private final Identity identity;
    private final AtomicInteger types = new AtomicInteger();
    /** No slot of any area has a number as high as this. */
    private long slots;

    private HeldScan(Path root, boolean byMapping, Progress progress) {
        this.root = root;
        this.byMapping = byMapping;
        this.progress = progress;
        scanEnd = Pagemap.scanEnd(root, pageSize);
        identity = new Identity(root);
    }

    /**
     * @param root      the folder that holds proc, normally /
     * @param byMapping whether to keep apart what belongs to different mappings of a process
     */
    public static HeldFacts run(Path root, boolean byMapping, Progress progress) throws IOException {
        return new HeldScan(root, byMapping, progress).facts();
    }

    private HeldFacts facts() throws IOException {
        List<SwapArea> before = SwapAreas.read(root, pageSize);
        // The size leaves out slot 0, the area's header.
        for (SwapArea area : before) {
            slots = Math.max(slots, area.pages());
        }
        slots++;
        HeldFacts facts = new HeldFacts(Calls::memory, pageSize, slots);
        facts.usedBefore = used(before);
        if (facts.usedBefore > 0) {
            read(facts);
        }
        facts.areas = SwapAreas.read(root, pageSize);
        nameTypes(facts);
        return facts;
    }

    private static long used(List<SwapArea> areas) {
        long used = 0;
        for (SwapArea area : areas) {
            used += area.used();
        }
        return used;
    }

    private void read(HeldFacts facts) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (Reading reading : readTables(targets(), facts.usedBefore)) {
            facts.vanished += reading.vanished() ? 1 : 0;
            facts.processes += reading.vanished() || reading.target() != null ? 1 : 0;
            if (reading.target() != null) {
                readings.add(reading);
            }
            if (reading.holder() != null) {
                facts.add(reading.holder());
            }
        }
        long left = used(SwapAreas.read(root, pageSize)) - facts.heldByPageTables();
        if (left > 0) {
            // Shared memory is in no page table while it is in swap.
            for (Holder holder : new SharedScan(root, identity, pageSize, scanEnd).run(readings)) {
                facts.add(holder);
            }
            facts.segmentsUnmapped = SysvSegments.unmapped(root) / pageSize;
            readSwapCache(facts, left);
        }
    }

    private void readSwapCache(HeldFacts facts, long left) {
        long cached = Meminfo.bytes(root, "SwapCached");
        facts.swapCached = cached < 0 ? -1 : cached / pageSize;
        if (cached == 0) {
            facts.swapCacheMapped = 0;
        } else if (left * WORTH > Meminfo.bytes(root, "MemTotal") / pageSize) {
            facts.swapCacheMapped = PageFlags.swapCacheMapped(root);
        }
    }

    /**
     * Where the kernel can scan, everybody is looked into: that is cheaper than to read a status, and a process's own
     * count may have forgotten some pages: f1a7941243c1 ("mm: convert mm's rss stats into percpu_counter") (in v6.2).
     */
    private List<Target> targets() throws IOException {
        String proc = root.resolve("proc").toString();
        String[] names = new File(proc).list((_, name) -> Character.isDigit(name.charAt(0)));
        if (names == null) {
            throw new IOException("cannot read " + proc + "; mount it: mount -t proc proc /proc");
        }
        if (scanEnd == 0) {
            return asked(proc, names);
        }
        List<Target> targets = new ArrayList<>(names.length);
        for (String name : names) {
            targets.add(Target.unasked(proc, Integer.parseInt(name)));
        }
        return targets;
    }

    private static List<Target> asked(String proc, String[] names) {
        Target[] found = new Target[names.length];
        Parallel.each(names.length, StatusFile::new,
                (status, i) -> found[i] = Target.of(proc, Integer.parseInt(names[i]), status), _ -> {}, () -> {});
        List<Target> targets = new ArrayList<>(Arrays.stream(found).filter(Objects::nonNull).toList());
        // The largest first, so that no thread is left alone with one at the end.
        targets.sort(Comparator.comparingLong(target -> -target.swapped()));
        return targets;
    }

    private List<Reading> readTables(List<Target> targets, long used) {
        Reading[] readings = new Reading[targets.size()];
        AtomicLong pages = new AtomicLong();
        Parallel.each(targets.size(), () -> new HolderReader(identity, pageSize, scanEnd, slots, byMapping),
                (reader, i) -> {
                    Target target = targets.get(i);
                    readings[i] = target.swapped() == 0 ? Reading.nothing(target) : reader.read(target);
                    pages.addAndGet(readings[i].pages());
                },
                reader -> {
                    types.accumulateAndGet(reader.types(), (a, b) -> a | b);
                    reader.close();
                },
                () -> progress.read(Math.min(pages.get(), used) * pageSize, used * pageSize));
        return List.of(readings);
    }

    private void nameTypes(HeldFacts facts) {
        Swaps swaps = new Swaps(root);
        // Each type that is met narrows down what the others can be.
        for (int pass = 0; pass < 2; pass++) {
            for (int type = 0; type < facts.byType.length; type++) {
                if ((types.get() >>> type & 1) != 0) {
                    byte[] name = swaps.device(type);
                    facts.byType[type] = area(facts.areas, name);
                }
            }
        }
    }

    private static SwapArea area(List<SwapArea> areas, byte[] name) {
        for (SwapArea area : areas) {
            if (Arrays.equals(area.name(), name)) {
                return area;
            }
        }
        return null;
    }
}
