// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libbpf.so.1 that swapwho calls, one method each, its C prototype above. Since libbpf 1.0 a
 * function that returns a pointer returns NULL and sets errno on failure, one that returns int returns -errno.
 */
final class Libbpf {
    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup("libbpf.so.1", Arena.global());
    private static final MemorySegment CALL_STATE = Foreign.newCallState(Arena.global());

    // struct bpf_object *bpf_object__open_mem(const void *obj_buf, size_t obj_buf_sz, const struct bpf_object_open_opts *opts)
    private static final MethodHandle OPEN_MEM =
            pointer("bpf_object__open_mem", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    // int bpf_object__load(struct bpf_object *obj)
    private static final MethodHandle LOAD = plain("bpf_object__load", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    // void bpf_object__close(struct bpf_object *obj)
    private static final MethodHandle CLOSE = plain("bpf_object__close", FunctionDescriptor.ofVoid(ADDRESS));
    // struct bpf_program *bpf_object__find_program_by_name(const struct bpf_object *obj, const char *name)
    private static final MethodHandle FIND_PROGRAM =
            pointer("bpf_object__find_program_by_name", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    // struct bpf_map *bpf_object__find_map_by_name(const struct bpf_object *obj, const char *name)
    private static final MethodHandle FIND_MAP =
            pointer("bpf_object__find_map_by_name", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    // int bpf_program__set_attach_target(struct bpf_program *prog, int attach_prog_fd, const char *attach_func_name)
    private static final MethodHandle SET_ATTACH_TARGET =
            plain("bpf_program__set_attach_target", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    // int bpf_program__set_autoload(struct bpf_program *prog, bool autoload)
    private static final MethodHandle SET_AUTOLOAD =
            plain("bpf_program__set_autoload", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_BOOLEAN));
    // struct bpf_link *bpf_program__attach(const struct bpf_program *prog)
    private static final MethodHandle ATTACH =
            pointer("bpf_program__attach", FunctionDescriptor.of(ADDRESS, ADDRESS));
    // int bpf_program__fd(const struct bpf_program *prog)
    private static final MethodHandle PROGRAM_FD =
            plain("bpf_program__fd", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    // int bpf_link__destroy(struct bpf_link *link)
    private static final MethodHandle DESTROY_LINK =
            plain("bpf_link__destroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    // int bpf_map__fd(const struct bpf_map *map)
    private static final MethodHandle MAP_FD = plain("bpf_map__fd", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    // int bpf_map__set_max_entries(struct bpf_map *map, __u32 max_entries)
    private static final MethodHandle SET_MAX_ENTRIES =
            plain("bpf_map__set_max_entries", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    // __u32 bpf_map__value_size(const struct bpf_map *map)
    private static final MethodHandle VALUE_SIZE =
            plain("bpf_map__value_size", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    // void *bpf_map__initial_value(struct bpf_map *map, size_t *psize)
    private static final MethodHandle INITIAL_VALUE =
            plain("bpf_map__initial_value", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    // int bpf_obj_get_info_by_fd(int bpf_fd, void *info, __u32 *info_len)
    private static final MethodHandle INFO_BY_FD =
            plain("bpf_obj_get_info_by_fd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    // struct btf *btf__load_vmlinux_btf(void)
    private static final MethodHandle LOAD_VMLINUX_BTF =
            pointer("btf__load_vmlinux_btf", FunctionDescriptor.of(ADDRESS));
    // __s32 btf__find_by_name_kind(const struct btf *btf, const char *type_name, __u32 kind)
    private static final MethodHandle FIND_BY_NAME_KIND =
            plain("btf__find_by_name_kind", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    // void btf__free(struct btf *btf)
    private static final MethodHandle FREE_BTF = plain("btf__free", FunctionDescriptor.ofVoid(ADDRESS));
    // int libbpf_num_possible_cpus(void)
    private static final MethodHandle POSSIBLE_CPUS =
            plain("libbpf_num_possible_cpus", FunctionDescriptor.of(JAVA_INT));
    // libbpf_print_fn_t libbpf_set_print(libbpf_print_fn_t fn)
    private static final MethodHandle SET_PRINT =
            plain("libbpf_set_print", FunctionDescriptor.of(ADDRESS, ADDRESS));

    private Libbpf() {}

    private static MethodHandle plain(String name, FunctionDescriptor descriptor) {
        return Foreign.function(LIBRARY, name, false, descriptor);
    }

    private static MethodHandle pointer(String name, FunctionDescriptor descriptor) {
        return Foreign.function(LIBRARY, name, true, descriptor);
    }

    /** Of the last function that returned NULL. */
    static int errno() {
        return Foreign.errno(CALL_STATE);
    }

    /** NULL on failure, see {@link #errno}; the image is copied. */
    static MemorySegment open(MemorySegment image) {
        try {
            return (MemorySegment) OPEN_MEM.invokeExact(CALL_STATE, image, image.byteSize(), MemorySegment.NULL);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int load(MemorySegment object) {
        try {
            return (int) LOAD.invokeExact(object);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static void close(MemorySegment object) {
        try {
            CLOSE.invokeExact(object);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static MemorySegment findProgram(MemorySegment object, MemorySegment name) {
        try {
            return (MemorySegment) FIND_PROGRAM.invokeExact(CALL_STATE, object, name);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static MemorySegment findMap(MemorySegment object, MemorySegment name) {
        try {
            return (MemorySegment) FIND_MAP.invokeExact(CALL_STATE, object, name);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int setAttachTarget(MemorySegment program, MemorySegment function) {
        try {
            return (int) SET_ATTACH_TARGET.invokeExact(program, 0, function);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int setAutoload(MemorySegment program, boolean autoload) {
        try {
            return (int) SET_AUTOLOAD.invokeExact(program, autoload);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static MemorySegment attach(MemorySegment program) {
        try {
            return (MemorySegment) ATTACH.invokeExact(CALL_STATE, program);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int programFd(MemorySegment program) {
        try {
            return (int) PROGRAM_FD.invokeExact(program);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int destroyLink(MemorySegment link) {
        try {
            return (int) DESTROY_LINK.invokeExact(link);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int mapFd(MemorySegment map) {
        try {
            return (int) MAP_FD.invokeExact(map);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int setMaxEntries(MemorySegment map, int entries) {
        try {
            return (int) SET_MAX_ENTRIES.invokeExact(map, entries);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int valueSize(MemorySegment map) {
        try {
            return (int) VALUE_SIZE.invokeExact(map);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    /** What a map of global data begins with; to be written before loading, later writes go nowhere. */
    static MemorySegment initialValue(MemorySegment map) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(JAVA_LONG);
            MemorySegment value = (MemorySegment) INITIAL_VALUE.invokeExact(map, size);
            return value.reinterpret(size.get(JAVA_LONG, 0));
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    /** Fills in as much of the kernel's struct as both sides know. */
    static int infoByFd(int fd, MemorySegment info) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) INFO_BY_FD.invokeExact(fd, info, arena.allocateFrom(JAVA_INT, (int) info.byteSize()));
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static MemorySegment loadVmlinuxBtf() {
        try {
            return (MemorySegment) LOAD_VMLINUX_BTF.invokeExact(CALL_STATE);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    /** The type's id, or a negative errno. */
    static int findByNameKind(MemorySegment btf, MemorySegment name, int kind) {
        try {
            return (int) FIND_BY_NAME_KIND.invokeExact(btf, name, kind);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static void freeBtf(MemorySegment btf) {
        try {
            FREE_BTF.invokeExact(btf);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static int possibleCpus() {
        try {
            return (int) POSSIBLE_CPUS.invokeExact();
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }

    static void setPrint(MemorySegment function) {
        try {
            MemorySegment before = (MemorySegment) SET_PRINT.invokeExact(function);
        } catch (Throwable problem) {
            throw Foreign.unexpected(problem);
        }
    }
}
