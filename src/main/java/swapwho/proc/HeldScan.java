// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

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
        /** Bytes in swap that belong to processes read by now, of those of all. */
        void read(long bytes, long all);
    }

    private final Path root;
    private final boolean byMapping;
    private final Progress progress;
    private final long pageSize = Calls.pageSize();
    private final boolean scans;
    private final Identity identity;
    private final AtomicInteger types = new AtomicInteger();
    /** No slot of any area has a number as high as this. */
    private long slots;

    private HeldScan(Path root, boolean byMapping, Progress progress) {
        this.root = root;
        this.byMapping = byMapping;
        this.progress = progress;
        scans = Pagemap.canScan(root, pageSize);
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
        slots = before.stream().mapToLong(SwapArea::pages).max().orElse(0) + 1;
        HeldFacts facts = new HeldFacts(Calls::memory, pageSize, slots);
        facts.usedBefore = used(before);
        List<Target> targets = targets();
        facts.processes = targets.size();
        if (facts.usedBefore > 0) {
            read(targets, facts);
        }
        facts.areas = SwapAreas.read(root, pageSize);
        nameTypes(facts);
        return facts;
    }

    private static long used(List<SwapArea> areas) {
        return areas.stream().mapToLong(SwapArea::used).sum();
    }

    /** Whether more is in use than page tables account for, as it is now. */
    private boolean moreThanTables(HeldFacts facts) throws IOException {
        return used(SwapAreas.read(root, pageSize)) > facts.heldByPageTables();
    }

    private void read(List<Target> targets, HeldFacts facts) throws IOException {
        Holder[] holders = new Holder[targets.size()];
        int holding = (int) targets.stream().filter(target -> target.swapped() > 0).count();
        readTables(targets, 0, holding, holders, facts);
        if (scans && moreThanTables(facts)) {
            // f1a7941243c1 ("mm: convert mm's rss stats into percpu_counter") (in v6.2): a process's own count may
            // have forgotten some pages. All kernels that can scan are newer, and there it is cheap to look.
            readTables(targets, holding, targets.size(), holders, facts);
        }
        if (moreThanTables(facts)) {
            // Shared memory is in no page table while it is in swap.
            new SharedScan(root, identity, pageSize, scans).run(targets, holders).forEach(facts::add);
            facts.segmentsUnmapped = SysvSegments.unmapped(root) / pageSize;
            long cached = Meminfo.bytes(root, "SwapCached");
            facts.swapCached = cached < 0 ? -1 : cached / pageSize;
            facts.swapCacheMapped = cached == 0 ? 0 : PageFlags.swapCacheMapped(root);
        }
    }

    private List<Target> targets() throws IOException {
        Path proc = root.resolve("proc");
        String[] names = proc.toFile().list((_, name) -> Character.isDigit(name.charAt(0)));
        if (names == null) {
            throw new IOException("cannot read " + proc + "; mount it: mount -t proc proc /proc");
        }
        Target[] found = new Target[names.length];
        Parallel.each(names.length, StatusFile::new,
                (status, i) -> found[i] = Target.of(proc, Integer.parseInt(names[i]), status), _ -> {}, () -> {});
        List<Target> targets = new ArrayList<>(Arrays.stream(found).filter(Objects::nonNull).toList());
        // The largest first, so that no thread is left alone with one at the end.
        targets.sort(Comparator.comparingLong(target -> -target.swapped()));
        return targets;
    }

    private void readTables(List<Target> targets, int from, int to, Holder[] holders, HeldFacts facts) {
        AtomicLong read = new AtomicLong();
        AtomicInteger vanished = new AtomicInteger();
        long all = targets.subList(from, to).stream().mapToLong(Target::swapped).sum();
        Parallel.each(to - from,
                () -> new HolderReader(identity, new Pagemap(pageSize, scans), pageSize, slots, byMapping),
                (reader, i) -> {
                    Target target = targets.get(from + i);
                    holders[from + i] = reader.read(target);
                    vanished.addAndGet(holders[from + i] == null ? 1 : 0);
                    read.addAndGet(target.swapped());
                },
                reader -> {
                    types.accumulateAndGet(reader.types(), (a, b) -> a | b);
                    reader.close();
                },
                () -> progress.read(read.get(), all));
        facts.vanished += vanished.get();
        for (int i = from; i < to; i++) {
            if (holders[i] != null && holders[i].holdsSomething()) {
                facts.add(holders[i]);
            }
        }
    }

    private void nameTypes(HeldFacts facts) {
        Swaps swaps = new Swaps(root);
        // Each type that is met narrows down what the others can be.
        for (int pass = 0; pass < 2; pass++) {
            for (int type = 0; type < facts.byType.length; type++) {
                if ((types.get() >>> type & 1) != 0) {
                    byte[] name = swaps.device(type);
                    facts.byType[type] = facts.areas.stream()
                            .filter(area -> Arrays.equals(area.name(), name)).findFirst().orElse(null);
                }
            }
        }
    }
}
