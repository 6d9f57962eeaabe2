// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import swapwho.model.EventSink;
import swapwho.model.KernelCounts;
import swapwho.model.OutCounts;

/** The BPF program, loaded and attached. Not safe for use by several threads. */
public final class Tracer implements AutoCloseable {
    /**
     * How to trace.
     *
     * @param ringBytes size of the ring buffer, a power of two and a multiple of the page size
     * @param slowRoad  find owners only by reverse map and page table (a debugging aid: the answer must be the same)
     * @param verbose   print libbpf's and the verifier's whole log to standard error
     * @param countRows for how many owners, takers and ways swap-outs are counted apart between two readings; 0: they are not
     *     counted, but told of one by one
     * @param maxOwners how many owners of a folio are named, 1 to MOST_OWNERS
     */
    public record Settings(int ringBytes, boolean slowRoad, boolean verbose, int countRows, int maxOwners) {}

    public static final int OWNERS = 128;
    /** A record of so many is 56 KiB, and each CPU has room for two. */
    public static final int MOST_OWNERS = 1024;

    // struct settings in config.bpf.h
    static final int SETTING_CPUS = 0;
    static final int SETTING_HOLD_CPU = 4;
    static final int SETTING_SLOW_ROAD = 5;
    static final int SETTING_ZSWAP = 6;
    static final int SETTING_PIDNS = 8;
    static final int SETTING_COUNTING = 7;
    static final int SETTING_SLOTS = 12;
    static final int SETTING_KEPT = 16;
    static final int SETTING_PREEMPTIBLE = 20;
    static final int SETTING_MAY_MISS = 21;
    static final int SETTING_MAX_OWNERS = 24;
    // struct books in books.bpf.h
    static final int BOOKS_LOST_EVENTS = 0;
    static final int BOOKS_LOST_PAGES = 8;
    static final int BOOKS_BYTES = 16;
    // struct told in maps.bpf.h
    static final int TOLD_TURN = 0;
    static final int TOLD_MISSED = 8;
    // struct cpu in state.bpf.h
    static final int CPU_TALLY = 24;
    static final int CPU_RUN = 1784;

    /** In state.bpf.h. */
    static final int ROOM_OWNERS = 128;

    /** Of 1 GiB of swap it is noted who took a page and when, in 4 MiB of the kernel's memory. */
    private static final int COUNTED_SLOTS = 1 << 18;

    /** Pages of files that reclaim keeps are remembered, up to an eighth of the memory; 5.4 MiB of the kernel's at most. */
    private static final int KEPT_SHARE = 8;
    private static final int KEPT_LEAST = 1 << 11;
    private static final int KEPT_MOST = 1 << 14;
    /** The kernel hands the places of such a map to its CPUs by so many, and drives others out when it has none left. */
    private static final int KEPT_AHEAD = 128;

    private static final long ASK_SKIPPED_EVERY_NS = 1_000_000_000;

    private final BpfObject object;
    private final Arena arena = Arena.ofShared();
    private final Ring ring;
    private final CpuBuffers buffers;
    private final UnendedFaults faults;
    private final Garbage garbage = new Garbage();
    /** Null: swap-outs are not counted, but told of one by one. */
    private final Counts counts;
    private final long[] books = new long[BOOKS_BYTES / 8];
    private final MemorySegment booksInKernel;
    /** struct told */
    private final MemorySegment told;
    private final EventDecoder decoder = new EventDecoder();
    private final Ring.Reader reader = this::record;
    /** The program that sees every write, of the two the one that this kernel is given. */
    private final String swapWrite;
    private final String unmapping;
    /** The one that sees every read. */
    private final String swapRead;
    private long skippedAt = System.nanoTime() - ASK_SKIPPED_EVERY_NS;
    private long skipped;
    private EventSink sink;
    private boolean attached = true;

    private Tracer(BpfObject object, KernelFacts facts, Settings settings) throws KernelException {
        this.object = object;
        this.ring = Ring.map(object.mapFd("ring"), settings.ringBytes(), arena);
        this.booksInKernel = Memory.map(object.mapFd(".bss"), 0, Memory.pageSize(), false, arena);
        // The kernel lays array values out at multiples of eight bytes.
        int stride = object.valueSize("cpus") + 7 & ~7;
        long bytes = 2L * Libbpf.possibleCpus() * stride;
        MemorySegment cpus = Memory.map(object.mapFd("cpus"), 0, bytes, false, arena);
        this.buffers = new CpuBuffers(cpus, stride);
        this.told = Memory.map(object.mapFd(".bss.told"), 0, Memory.pageSize(), true, arena);
        this.counts = settings.countRows() == 0 ? null : new Counts(
                new CountMaps(object.mapFd("counts_even"), object.mapFd("counts_odd"), facts.traits().preemptible(), arena),
                told,
                cpus, new Counts.Layout(CPU_TALLY, CPU_RUN, stride));
        this.faults = new UnendedFaults(object.mapFd("faults"), object.valueSize("faults"), arena);
        this.unmapping = facts.traits().probed() ? "unmapping_one_probe" : "unmapping_one";
        this.swapWrite = facts.traits().probed() ? "swap_write_probe" : "swap_write";
        this.swapRead = facts.traits().probed() ? "swap_read_probe" : "swap_read";
    }

    /** Loads and attaches; from here on events gather in the ring buffer. */
    public static Tracer attach(Settings settings) throws KernelException {
        Privileges.check(Path.of("/"));
        LibbpfLog log;
        try {
            log = LibbpfLog.capture(settings.verbose());
        } catch (ExceptionInInitializerError | NoClassDefFoundError | IllegalArgumentException problem) {
            throw Messages.noLibbpf();
        }
        KernelFacts facts = KernelFacts.find();
        BpfObject object = BpfObject.open(facts.rdonlyCast() ? "swapwho" : "swapwho-without-cast", log);
        try {
            if (facts.rdonlyCast()) {
                tellSymbols(object, log);
            }
            attach(object, facts, settings);
            Tracer tracer = new Tracer(object, facts, settings);
            Memory.keepResident();
            Priority.raise();
            return tracer;
        } catch (KernelException | RuntimeException problem) {
            object.close();
            throw problem;
        }
    }

    private static void attach(BpfObject object, KernelFacts facts, Settings settings) throws KernelException {
        prepare(object, facts, settings);
        object.load();
        for (Hooks.Hook hook : Hooks.ALL) {
            String function = facts.functions().get(hook.program());
            if (function != null) {
                object.attach(hook, function);
            }
        }
    }

    /** Sets everything that is fixed when the program is loaded. */
    static void prepare(BpfObject object, KernelFacts facts, Settings settings) {
        int cpus = Libbpf.possibleCpus();
        MemorySegment constants = object.constants(".rodata");
        constants.set(JAVA_INT, SETTING_CPUS, cpus);
        constants.set(JAVA_BYTE, SETTING_HOLD_CPU, flag(facts.traits().holdCpu()));
        constants.set(JAVA_BYTE, SETTING_SLOW_ROAD, flag(settings.slowRoad()));
        constants.set(JAVA_BYTE, SETTING_ZSWAP, flag(facts.traits().zswap()));
        constants.set(JAVA_INT, SETTING_PIDNS, PidNamespace.ofThisProcess(Path.of("/")));
        boolean counting = settings.countRows() > 0;
        constants.set(JAVA_BYTE, SETTING_COUNTING, flag(counting));
        constants.set(JAVA_INT, SETTING_SLOTS, COUNTED_SLOTS);
        int kept = Math.clamp(Memory.pages() / KEPT_SHARE, KEPT_LEAST, KEPT_MOST);
        constants.set(JAVA_INT, SETTING_KEPT, kept);
        constants.set(JAVA_BYTE, SETTING_PREEMPTIBLE, flag(facts.traits().preemptible()));
        constants.set(JAVA_BYTE, SETTING_MAY_MISS, flag(facts.traits().mayMiss()));
        constants.set(JAVA_INT, SETTING_MAX_OWNERS, settings.maxOwners());
        if (settings.maxOwners() > ROOM_OWNERS) {
            object.lengthenValue("cpus", (settings.maxOwners() - ROOM_OWNERS) * SwapOutDecoder.OWNER_BYTES);
        }
        for (Hooks.Hook hook : Hooks.ALL) {
            object.aim(hook, facts.functions().get(hook.program()));
        }
        object.setLength("cpus", 2 * cpus);
        object.setLength("kept_pages", kept + KEPT_AHEAD * cpus);
        object.setLength("ring", settings.ringBytes());
        object.setLength("counts_even", Math.max(1, settings.countRows()));
        object.setLength("counts_odd", Math.max(1, settings.countRows()));
        object.setLength("slots", counting ? COUNTED_SLOTS : 1);
    }

    /** struct symbols in symbols.h; on older kernels libbpf finds them. Those that the kernel does not tell stay 0. */
    private static void tellSymbols(BpfObject object, LibbpfLog log) throws KernelException {
        try (BpfObject symbols = BpfObject.open("symbols", log); Arena arena = Arena.ofConfined()) {
            symbols.load();
            if (symbols.run("find_symbols")) {
                MemorySegment found = Memory.map(symbols.mapFd(".bss"), 0, Memory.pageSize(), false, arena);
                MemorySegment told = object.constants(".rodata.symbols");
                told.copyFrom(found.asSlice(0, told.byteSize()));
            }
        }
    }

    private static byte flag(boolean value) {
        return (byte) (value ? 1 : 0);
    }

    /** Hands every event that is there to the sink and frees its room; returns how many. */
    public int drain(EventSink sink) {
        if (this.sink != sink) {
            this.sink = sink;
            sink.readFrom(ring);
        }
        garbage.look();
        return ring.drain(reader) + faults.sweep(reader);
    }

    /** Hands over what was counted until now, but for a batch under way on each CPU. */
    public void drainCounts(EventSink sink) {
        if (counts != null) {
            counts.take(sink);
        }
    }

    /** What was counted of swap-outs since attaching. */
    public OutCounts outCounts() {
        return counts == null ? OutCounts.NONE : counts.totals();
    }

    private int record(long[] words, int from, int to) {
        return decoder.decode(words, from, to, sink);
    }

    /**
     * Losses since attaching: no room in the ring buffer, or a program that the kernel skipped, or an event that this
     * reader cannot read (then a page is assumed).
     */
    public KernelCounts counts() {
        MemorySegment.copy(booksInKernel, JAVA_LONG, 0, books, 0, books.length);
        long now = System.nanoTime();
        // Asking costs a system call and more, and this is asked for twenty times a second.
        if (!attached || now - skippedAt > ASK_SKIPPED_EVERY_NS) {
            skippedAt = now;
            skipped = object.skipped(swapWrite) + object.skipped(swapRead);
            if (object.skipped(unmapping) > 0) {
                told.set(JAVA_LONG, TOLD_MISSED, 1);
            }
        }
        long unseen = skipped + decoder.unreadable();
        return new KernelCounts(books[BOOKS_LOST_EVENTS / 8] + unseen, books[BOOKS_LOST_PAGES / 8] + unseen);
    }

    /** Ends the tracing and hands over the last events: none comes after this. */
    public int detach(EventSink sink) {
        if (!attached) {
            return 0;
        }
        attached = false;
        object.detach();
        int events = drain(sink);
        events += buffers.drain(reader) + (counts == null ? 0 : counts.drain(sink));
        return events + faults.drain(reader);
    }

    @Override
    public void close() {
        object.close();
        arena.close();
    }
}
