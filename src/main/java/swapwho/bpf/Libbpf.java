// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libbpf.so.1 that swapwho calls, one method each, its C prototype above. Since libbpf 1.0 a
 * function that returns a pointer returns NULL and sets errno on failure, one that returns int returns -errno.
 * Pointers to libbpf's own structures are addresses.
 */
final class Libbpf {
    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup("libbpf.so.1", Arena.global());

    private static final MethodHandle OPEN_MEM = function("bpf_object__open_mem");
    private static final MethodHandle LOAD = function("bpf_object__load");
    private static final MethodHandle CLOSE = function("bpf_object__close");
    private static final MethodHandle FIND_PROGRAM = function("bpf_object__find_program_by_name");
    private static final MethodHandle FIND_MAP = function("bpf_object__find_map_by_name");
    private static final MethodHandle SET_ATTACH_TARGET = function("bpf_program__set_attach_target");
    private static final MethodHandle SET_AUTOLOAD = function("bpf_program__set_autoload");
    private static final MethodHandle ATTACH = function("bpf_program__attach");
    private static final MethodHandle ATTACH_KPROBE = function("bpf_program__attach_kprobe");
    private static final MethodHandle ATTACH_KPROBE_MULTI = function("bpf_program__attach_kprobe_multi_opts");
    private static final int MULTI_OPTS_BYTES = 48;
    private static final MethodHandle NEXT_KEY = function("bpf_map_get_next_key");
    private static final MethodHandle LOOKUP = function("bpf_map_lookup_elem");
    private static final MethodHandle DELETE = function("bpf_map_delete_elem");
    private static final MethodHandle PROGRAM_FD = function("bpf_program__fd");
    private static final MethodHandle TEST_RUN = function("bpf_prog_test_run_opts");
    private static final int TEST_RUN_OPTS_BYTES = 80;
    private static final MethodHandle DESTROY_LINK = function("bpf_link__destroy");
    private static final MethodHandle MAP_FD = function("bpf_map__fd");
    private static final MethodHandle SET_MAX_ENTRIES = function("bpf_map__set_max_entries");
    private static final MethodHandle VALUE_SIZE = function("bpf_map__value_size");
    private static final MethodHandle INITIAL_VALUE = function("bpf_map__initial_value");
    private static final MethodHandle INFO_BY_FD = function("bpf_obj_get_info_by_fd");
    private static final MethodHandle LOAD_VMLINUX_BTF = function("btf__load_vmlinux_btf");
    private static final MethodHandle FIND_BY_NAME_KIND = function("btf__find_by_name_kind");
    private static final MethodHandle FREE_BTF = function("btf__free");
    private static final MethodHandle POSSIBLE_CPUS = function("libbpf_num_possible_cpus");
    private static final MethodHandle VERSION_STRING = function("libbpf_version_string");
    private static final MethodHandle SET_PRINT = function("libbpf_set_print");

    private Libbpf() {}

    private static MethodHandle function(String name) {
        return Foreign.function(LIBRARY, name);
    }

    /** Of the last function that returned NULL. */
    static int errno() {
        return Foreign.errno();
    }

    /** {@code struct bpf_object *bpf_object__open_mem(const void *obj_buf, size_t obj_buf_sz, const struct bpf_object_open_opts *opts)}; copies the image. */
    static long open(MemorySegment image) {
        return Foreign.call(OPEN_MEM, image.address(), image.byteSize(), 0L);
    }

    /** {@code int bpf_object__load(struct bpf_object *obj)} */
    static int load(long object) {
        return (int) Foreign.call(LOAD, object);
    }

    /** {@code void bpf_object__close(struct bpf_object *obj)} */
    static void close(long object) {
        Foreign.call(CLOSE, object);
    }

    /** {@code struct bpf_program *bpf_object__find_program_by_name(const struct bpf_object *obj, const char *name)} */
    static long findProgram(long object, MemorySegment name) {
        return Foreign.call(FIND_PROGRAM, object, name.address());
    }

    /** {@code struct bpf_map *bpf_object__find_map_by_name(const struct bpf_object *obj, const char *name)} */
    static long findMap(long object, MemorySegment name) {
        return Foreign.call(FIND_MAP, object, name.address());
    }

    /** {@code int bpf_program__set_attach_target(struct bpf_program *prog, int attach_prog_fd, const char *attach_func_name)} */
    static int setAttachTarget(long program, MemorySegment function) {
        return (int) Foreign.call(SET_ATTACH_TARGET, program, 0L, function.address());
    }

    /** {@code int bpf_program__set_autoload(struct bpf_program *prog, bool autoload)} */
    static int setAutoload(long program, boolean autoload) {
        return (int) Foreign.call(SET_AUTOLOAD, program, autoload ? 1L : 0L);
    }

    /** {@code struct bpf_link *bpf_program__attach(const struct bpf_program *prog)} */
    static long attach(long program) {
        return Foreign.call(ATTACH, program);
    }

    /** {@code struct bpf_link *bpf_program__attach_kprobe(const struct bpf_program *prog, bool retprobe, const char *func_name)} */
    static long attachKprobe(long program, boolean atReturn, MemorySegment function) {
        return Foreign.call(ATTACH_KPROBE, program, atReturn ? 1L : 0L, function.address());
    }

    /**
     * {@code struct bpf_link *bpf_program__attach_kprobe_multi_opts(const struct bpf_program *prog, const char *pattern,
     * const struct bpf_kprobe_multi_opts *opts)}, of one function by its name: {@code opts} = { sz, syms, addrs, cookies, cnt, retprobe }.
     */
    static long attachFunctionProbe(long program, boolean atReturn, MemorySegment function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment opts = arena.allocate(MULTI_OPTS_BYTES, Long.BYTES);
            opts.set(JAVA_LONG, 0, MULTI_OPTS_BYTES);
            opts.set(JAVA_LONG, 8, arena.allocateFrom(JAVA_LONG, function.address()).address());
            opts.set(JAVA_LONG, 32, 1);
            opts.set(JAVA_BYTE, 40, (byte) (atReturn ? 1 : 0));
            return Foreign.call(ATTACH_KPROBE_MULTI, program, 0L, opts.address());
        }
    }

    /** {@code int bpf_map_get_next_key(int fd, const void *key, void *next_key)}; the first one for a key that is not there. */
    static int nextKey(int map, MemorySegment key, MemorySegment next) {
        return (int) Foreign.call(NEXT_KEY, map, key.address(), next.address());
    }

    /** {@code int bpf_map_lookup_elem(int fd, const void *key, void *value)} */
    static int lookUp(int map, MemorySegment key, MemorySegment value) {
        return (int) Foreign.call(LOOKUP, map, key.address(), value.address());
    }

    /** {@code int bpf_map_delete_elem(int fd, const void *key)} */
    static int delete(int map, MemorySegment key) {
        return (int) Foreign.call(DELETE, map, key.address());
    }

    /** Made when the first map is emptied: a shape of its own, which those who count nothing need not wait for. */
    private static final class Batches {
        static final MethodHandle TAKE = Foreign.function(LIBRARY, "bpf_map_lookup_and_delete_batch", 7);
    }

    /**
     * {@code int bpf_map_lookup_and_delete_batch(int fd, void *in_batch, void *out_batch, void *keys, void *values, __u32 *count,
     * const struct bpf_map_batch_opts *opts)}: as many as count says, from the place that in_batch has, or from the first; -ENOENT with the last.
     */
    static int takeBatch(int map, MemorySegment from, MemorySegment next, MemorySegment keys, MemorySegment values, MemorySegment count) {
        return (int) Foreign.call(
                Batches.TAKE, map, from.address(), next.address(), keys.address(), values.address(), count.address(), 0L);
    }

    /** {@code int bpf_program__fd(const struct bpf_program *prog)} */
    static int programFd(long program) {
        return (int) Foreign.call(PROGRAM_FD, program);
    }

    /** {@code int bpf_prog_test_run_opts(int prog_fd, struct bpf_test_run_opts *opts)}, without input: all of {@code opts} but its size is 0. */
    static int testRun(int program) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment opts = arena.allocate(TEST_RUN_OPTS_BYTES, Long.BYTES);
            opts.set(JAVA_LONG, 0, TEST_RUN_OPTS_BYTES);
            return (int) Foreign.call(TEST_RUN, program, opts.address());
        }
    }

    /** {@code int bpf_link__destroy(struct bpf_link *link)} */
    static int destroyLink(long link) {
        return (int) Foreign.call(DESTROY_LINK, link);
    }

    /** {@code int bpf_map__fd(const struct bpf_map *map)} */
    static int mapFd(long map) {
        return (int) Foreign.call(MAP_FD, map);
    }

    /** {@code int bpf_map__set_max_entries(struct bpf_map *map, __u32 max_entries)} */
    static int setMaxEntries(long map, int entries) {
        return (int) Foreign.call(SET_MAX_ENTRIES, map, entries);
    }

    /** {@code __u32 bpf_map__value_size(const struct bpf_map *map)} */
    static int valueSize(long map) {
        return (int) Foreign.call(VALUE_SIZE, map);
    }

    /** {@code int bpf_map__set_value_size(struct bpf_map *map, __u32 size)}; rarely called, so not made callable at each start. */
    static int setValueSize(long map, int bytes) {
        return (int) Foreign.call(function("bpf_map__set_value_size"), map, bytes);
    }

    /**
     * {@code void *bpf_map__initial_value(struct bpf_map *map, size_t *psize)}: what a map of global data begins with;
     * to be written before loading, later writes go nowhere.
     */
    static MemorySegment initialValue(long map) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(JAVA_LONG);
            long value = Foreign.call(INITIAL_VALUE, map, size.address());
            return MemorySegment.ofAddress(value).reinterpret(size.get(JAVA_LONG, 0));
        }
    }

    /** {@code int bpf_obj_get_info_by_fd(int bpf_fd, void *info, __u32 *info_len)}: as much of the struct as both sides know. */
    static int infoByFd(int fd, MemorySegment info) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocateFrom(JAVA_INT, (int) info.byteSize());
            return (int) Foreign.call(INFO_BY_FD, fd, info.address(), length.address());
        }
    }

    /** {@code struct btf *btf__load_vmlinux_btf(void)} */
    static long loadVmlinuxBtf() {
        return Foreign.call(LOAD_VMLINUX_BTF);
    }

    /** {@code __s32 btf__find_by_name_kind(const struct btf *btf, const char *type_name, __u32 kind)}: the type's id. */
    static int findByNameKind(long btf, MemorySegment name, int kind) {
        return (int) Foreign.call(FIND_BY_NAME_KIND, btf, name.address(), kind);
    }

    /** {@code void btf__free(struct btf *btf)} */
    static void freeBtf(long btf) {
        Foreign.call(FREE_BTF, btf);
    }

    /** {@code int libbpf_num_possible_cpus(void)} */
    static int possibleCpus() {
        return (int) Foreign.call(POSSIBLE_CPUS);
    }

    /** {@code const char *libbpf_version_string(void)} */
    static String version() {
        return MemorySegment.ofAddress(Foreign.call(VERSION_STRING)).reinterpret(64).getString(0);
    }

    /** {@code libbpf_print_fn_t libbpf_set_print(libbpf_print_fn_t fn)} */
    static void setPrint(MemorySegment function) {
        Foreign.call(SET_PRINT, function.address());
    }
}
