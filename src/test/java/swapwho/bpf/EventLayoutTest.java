// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Cause;
import swapwho.model.Kind;
import swapwho.model.Stored;

/** Java reads and writes the BPF program's structures where the compiler says that their fields are. */
class EventLayoutTest {
    private static final Btf OBJECT = BpfElf.types(Path.of("target/classes/bpf/swapwho.bpf.o"));

    /** What goes through the ring is no variable's type in the object, so the compiler is asked again. */
    private static Btf wire;

    @BeforeAll
    static void compileTheWire(@TempDir Path folder) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("wire.c"), """
                #include <linux/types.h>
                #include "event.h"
                struct swap_out swap_out; struct owner owner;
                enum cause cause; enum page_kind page_kind; enum stored stored;
                """);
        Path compiled = folder.resolve("wire.o");
        Process clang = new ProcessBuilder("clang", "-target", "bpf", "-g", "-I/usr/include/x86_64-linux-gnu",
                "-Isrc/main/bpf", "-c", source.toString(), "-o", compiled.toString()).inheritIO().start();
        assertThat(clang.waitFor()).isZero();
        wire = BpfElf.types(compiled);
    }

    @Test
    void aSwapOutIsWhereTheDecoderLooks() {
        assertThat(offsets(wire, "swap_out")).containsExactlyEntriesOf(ordered(
                "type", EventDecoder.TYPE,
                "cause", EventDecoder.CAUSE,
                "kind", EventDecoder.KIND,
                "stored", EventDecoder.STORED,
                "owner_count", EventDecoder.OWNER_COUNT,
                "flags", EventDecoder.FLAGS,
                "time", EventDecoder.TIME,
                "entry", EventDecoder.ENTRY,
                "pages", EventDecoder.PAGES,
                "references", EventDecoder.REFERENCES,
                "reclaimer_pid", EventDecoder.RECLAIMER_PID,
                "reclaimer_tid", EventDecoder.RECLAIMER_TID,
                "reclaimer_command", EventDecoder.RECLAIMER_COMMAND,
                "limit_cgroup", EventDecoder.LIMIT_CGROUP,
                "(size)", EventDecoder.SWAP_OUT_BYTES));
    }

    @Test
    void anOwnerIsWhereTheDecoderLooks() {
        assertThat(offsets(wire, "owner")).containsExactlyEntriesOf(ordered(
                "address", EventDecoder.OWNER_ADDRESS,
                "start_time", EventDecoder.OWNER_START_TIME,
                "cgroup", EventDecoder.OWNER_CGROUP,
                "pid", EventDecoder.OWNER_PID,
                "pages", EventDecoder.OWNER_PAGES,
                "index", EventDecoder.OWNER_INDEX,
                "container_pid", EventDecoder.OWNER_INDEX + 4,
                "command", EventDecoder.OWNER_COMMAND,
                "(size)", EventDecoder.OWNER_BYTES));
    }

    /** The decoder takes fields out of words of eight bytes: their widths matter as much as their places. */
    @Test
    void fieldsAreAsWideAsTheDecoderReads() {
        Btf.Type event = struct(wire, "swap_out");
        assertThat(Stream.of("type", "cause", "kind", "stored").map(name -> width(event, name))).containsOnly(1);
        assertThat(Stream.of("owner_count", "flags").map(name -> width(event, name))).containsOnly(2);
        assertThat(Stream.of("pages", "references", "reclaimer_pid", "reclaimer_tid").map(name -> width(event, name)))
                .containsOnly(4);
        assertThat(Stream.of("time", "entry", "limit_cgroup").map(name -> width(event, name))).containsOnly(8);
        Btf.Type owner = struct(wire, "owner");
        assertThat(Stream.of("pid", "pages", "index").map(name -> width(owner, name))).containsOnly(4);
        assertThat(Stream.of("address", "start_time", "cgroup").map(name -> width(owner, name))).containsOnly(8);
        assertThat(Stream.of(width(event, "reclaimer_command"), width(owner, "command"))).containsOnly(16);
    }

    @Test
    void settingsAreWhereTheTracerWrites() {
        assertThat(offsets(OBJECT, "settings")).containsAllEntriesOf(ordered(
                "cpus", Tracer.SETTING_CPUS,
                "rdonly_cast", Tracer.SETTING_RDONLY_CAST,
                "hold_cpu", Tracer.SETTING_HOLD_CPU,
                "slow_road", Tracer.SETTING_SLOW_ROAD));
        assertThat(struct(OBJECT, "settings").members()).hasSize(4);
    }

    @Test
    void booksAreWhereTheTracerReads() {
        assertThat(offsets(OBJECT, "books")).containsExactlyEntriesOf(ordered(
                "lost_events", Tracer.BOOKS_LOST_EVENTS,
                "lost_pages", Tracer.BOOKS_LOST_PAGES,
                "rescued", Tracer.BOOKS_RESCUED,
                "(size)", Tracer.BOOKS_BYTES));
    }

    @Test
    void unsentEventsAreWhereTheTracerReads() {
        assertThat(offsets(OBJECT, "cpu")).containsAllEntriesOf(ordered("buffered", CpuBuffers.BUFFERED, "buffer", CpuBuffers.BUFFER));
    }

    /** Numbers on the wire are the places of Java's constants. */
    @Test
    void enumsHaveTheSameValuesInTheSameOrder() {
        assertThat(names(Cause.values())).isEqualTo(values("cause", "CAUSE_"));
        assertThat(names(Kind.values())).isEqualTo(values("page_kind", "KIND_"));
        assertThat(names(Stored.values())).isEqualTo(values("stored", "STORED_"));
    }

    private static Map<String, Integer> ordered(Object... pairs) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return map;
    }

    private static Btf.Type struct(Btf types, String name) {
        return types.find(Btf.Kind.STRUCT, name).orElseThrow();
    }

    /** Field to byte offset, in their order, and the size. */
    private static Map<String, Integer> offsets(Btf types, String name) {
        Map<String, Integer> offsets = new LinkedHashMap<>();
        struct(types, name).members().forEach(member -> offsets.put(member.name(), member.bit() / 8));
        offsets.put("(size)", struct(types, name).size());
        return offsets;
    }

    private static int width(Btf.Type struct, String field) {
        return wire.bytes(wire.field(struct, field).orElseThrow().type());
    }

    private static List<String> values(String name, String prefix) {
        return wire.find(Btf.Kind.ENUM, name).orElseThrow().members().stream()
                .map(member -> member.name().substring(prefix.length()))
                .filter(value -> !value.equals("COUNT"))
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }
}
