// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The compiled BPF program: opened, set up, loaded, attached. */
final class BpfObject implements AutoCloseable {
    // offsetof(struct bpf_prog_info, recursion_misses), and the size with it
    private static final int INFO_MISSES = 208;
    private static final int INFO_BYTES = INFO_MISSES + 8;

    private final Arena arena = Arena.ofShared();
    private final LibbpfLog log;
    private final long object;
    private final List<Long> links = new ArrayList<>();

    private BpfObject(LibbpfLog log, long object) {
        this.log = log;
        this.object = object;
    }

    /** @param name of one of those that scripts/build-native makes */
    static BpfObject open(String name, LibbpfLog log) throws KernelException {
        byte[] image;
        try (InputStream in = BpfObject.class.getResourceAsStream("/bpf/" + name + ".bpf.o")) {
            image = in.readAllBytes();
        } catch (IOException problem) {
            throw new IllegalStateException("the BPF program is missing from this build", problem);
        }
        try (Arena arena = Arena.ofConfined()) {
            long object = Libbpf.open(arena.allocateFrom(JAVA_BYTE, image));
            if (object == 0) {
                throw Messages.notLoaded(Libbpf.errno(), VerifierLog.tellingLine(log.text()));
            }
            return new BpfObject(log, object);
        }
    }

    /** Contents of a section of constants, to be written before {@link #load}. */
    MemorySegment constants(String section) {
        return Libbpf.initialValue(map(section));
    }

    /** Runs a program that belongs to no function. False: the kernel would not. */
    boolean run(String program) {
        return Libbpf.testRun(Libbpf.programFd(program(program))) == 0;
    }

    void setLength(String map, int entries) {
        Libbpf.setMaxEntries(map(map), entries);
    }

    /** The kernel is not told the value's type then: libbpf tries with it, and then without. */
    void lengthenValue(String map, int bytes) {
        Libbpf.setValueSize(map(map), valueSize(map) + bytes);
    }

    int mapFd(String map) {
        return Libbpf.mapFd(map(map));
    }

    int valueSize(String map) {
        return Libbpf.valueSize(map(map));
    }

    /** @param function null: the program is left out */
    void aim(Hooks.Hook hook, String function) {
        if (function == null) {
            Libbpf.setAutoload(program(hook.program()), false);
        } else if (hook.by() == Hooks.By.TYPE) {
            Libbpf.setAttachTarget(program(hook.program()), arena.allocateFrom(function));
        }
    }

    void load() throws KernelException {
        int status = Libbpf.load(object);
        if (status == -Errno.ENOMEM || status == -Errno.EPERM && log.text().contains("memlock")) {
            throw Messages.lockedMemory();
        }
        // For types that this kernel does not have libbpf looks into those of its modules, which only this capability may list.
        if (status == -Errno.EPERM && log.text().contains("iterate BTF objects")) {
            throw Messages.noPrivileges("CAP_SYS_ADMIN");
        }
        if (status < 0) {
            throw Messages.notLoaded(-status, VerifierLog.tellingLine(log.text()));
        }
    }

    void attach(Hooks.Hook hook, String function) throws KernelException {
        long program = program(hook.program());
        long link = switch (hook.by()) {
            case TYPE -> Libbpf.attach(program);
            case ENTRY_PROBE -> Libbpf.attachKprobe(program, false, arena.allocateFrom(function));
            case RETURN_PROBE -> Libbpf.attachKprobe(program, true, arena.allocateFrom(function));
            case FUNCTION_PROBE -> Libbpf.attachFunctionProbe(program, false, arena.allocateFrom(function));
            case FUNCTION_RETURN_PROBE -> Libbpf.attachFunctionProbe(program, true, arena.allocateFrom(function));
        };
        if (link != 0) {
            links.add(link);
        } else if (hook.need().always()) {
            throw Messages.notAttached(function, Libbpf.errno());
        }
    }

    void detach() {
        links.reversed().forEach(Libbpf::destroyLink);
        links.clear();
    }

    /**
     * How often the kernel skipped a program because it was already running on that CPU, interrupted; 0 on kernels
     * that do not skip (before 5.11) or do not count (before 5.12).
     */
    long skipped(String program) {
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment info = confined.allocate(INFO_BYTES, Long.BYTES);
            int status = Libbpf.infoByFd(Libbpf.programFd(program(program)), info);
            return status < 0 ? 0 : info.get(JAVA_LONG, INFO_MISSES);
        }
    }

    private long program(String name) {
        return found(Libbpf.findProgram(object, arena.allocateFrom(name)), name);
    }

    private long map(String name) {
        return found(Libbpf.findMap(object, arena.allocateFrom(name)), name);
    }

    private static long found(long part, String name) {
        if (part == 0) {
            throw new IllegalStateException("the BPF object of this build has no " + name);
        }
        return part;
    }

    @Override
    public void close() {
        detach();
        Libbpf.close(object);
        arena.close();
    }
}
