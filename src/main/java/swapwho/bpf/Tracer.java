// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import swapwho.model.KernelCounts;
import swapwho.model.SwapOutSink;

/** The BPF program, loaded and attached. Not safe for use by several threads. */
public final class Tracer implements AutoCloseable {
    /**
     * How to trace.
     *
     * @param ringBytes size of the ring buffer, a power of two and a multiple of the page size
     * @param slowRoad  find owners only by reverse map and page table (a debugging aid: the answer must be the same)
     * @param verbose   print libbpf's and the verifier's whole log to standard error
     */
    public record Settings(int ringBytes, boolean slowRoad, boolean verbose) {}

    // struct settings in config.bpf.h
    private static final int SETTING_CPUS = 0;
    private static final int SETTING_RDONLY_CAST = 4;
    private static final int SETTING_SLOW_ROAD = 5;
    // struct books in books.bpf.h
    private static final int BOOKS_LOST_EVENTS = 0;
    private static final int BOOKS_LOST_PAGES = 8;

    private final BpfObject object;
    private final Arena arena = Arena.ofShared();
    private final Ring ring;
    private final MemorySegment books;
    private final EventDecoder decoder = new EventDecoder();
    private SwapOutSink sink;
    private final Ring.Reader reader = this::record;

    private Tracer(BpfObject object, int ringBytes) throws KernelException {
        this.object = object;
        this.ring = Ring.map(object.mapFd("ring"), ringBytes, arena);
        this.books = Memory.map(object.mapFd(".bss"), 0, Memory.pageSize(), false, arena);
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
        BpfObject object = BpfObject.open(log);
        try {
            attach(object, settings);
            Tracer tracer = new Tracer(object, settings.ringBytes());
            Memory.keepResident();
            return tracer;
        } catch (KernelException | RuntimeException problem) {
            object.close();
            throw problem;
        }
    }

    private static void attach(BpfObject object, Settings settings) throws KernelException {
        String[] functions = new String[Hooks.ALL.size()];
        int cpus = Libbpf.possibleCpus();
        try (KernelBtf btf = KernelBtf.load()) {
            for (int i = 0; i < functions.length; i++) {
                Hooks.Hook hook = Hooks.ALL.get(i);
                functions[i] = hook.functions().stream()
                        .filter(btf::hasFunction)
                        .findFirst()
                        .orElseThrow(() -> Messages.noHook(hook));
                object.aim(hook.program(), functions[i]);
            }
            MemorySegment constants = object.settings();
            constants.set(JAVA_INT, SETTING_CPUS, cpus);
            constants.set(JAVA_BYTE, SETTING_RDONLY_CAST, (byte) (btf.hasFunction("bpf_rdonly_cast") ? 1 : 0));
            constants.set(JAVA_BYTE, SETTING_SLOW_ROAD, (byte) (settings.slowRoad() ? 1 : 0));
        }
        object.setLength("cpus", cpus);
        object.setLength("ring", settings.ringBytes());
        object.load();
        for (int i = 0; i < functions.length; i++) {
            object.attach(Hooks.ALL.get(i).program(), functions[i]);
        }
    }

    /** Hands every event that is in the ring buffer to the sink and frees its room; returns how many. */
    public int drain(SwapOutSink sink) {
        this.sink = sink;
        return ring.drain(reader);
    }

    private void record(long[] words, int at) {
        if (decoder.moveTo(words, at)) {
            sink.swapOut(decoder);
        }
    }

    /** Losses since attaching: no room in the ring buffer, or a program that the kernel skipped (then a page is assumed). */
    public KernelCounts counts() {
        long skipped = object.skipped("swap_write");
        return new KernelCounts(
                books.get(JAVA_LONG, BOOKS_LOST_EVENTS) + skipped, books.get(JAVA_LONG, BOOKS_LOST_PAGES) + skipped);
    }

    /** Ends the tracing: no event comes after this, those in the ring buffer can still be drained. */
    public void detach() {
        object.detach();
    }

    @Override
    public void close() {
        object.close();
        arena.close();
    }
}
