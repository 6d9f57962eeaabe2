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
import swapwho.model.By;
import swapwho.model.Cause;
import swapwho.model.From;
import swapwho.model.Kind;
import swapwho.model.OutCounts;
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
                struct swap_out swap_out; struct owner owner; struct file_page file_page;
                struct swap_in swap_in; struct woken woken;
                enum event_type event_type; enum event_flag event_flag;
                enum cause cause; enum page_kind page_kind; enum stored stored;
                enum swap_in_by swap_in_by; enum swap_in_from swap_in_from;
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
                "type", SwapOutDecoder.TYPE,
                "cause", SwapOutDecoder.CAUSE,
                "kind", SwapOutDecoder.KIND,
                "stored", SwapOutDecoder.STORED,
                "owner_count", SwapOutDecoder.OWNER_COUNT,
                "flags", SwapOutDecoder.FLAGS,
                "time", SwapOutDecoder.TIME,
                "entry", SwapOutDecoder.ENTRY,
                "pages", SwapOutDecoder.PAGES,
                "references", SwapOutDecoder.REFERENCES,
                "reclaimer_pid", SwapOutDecoder.RECLAIMER_PID,
                "reclaimer_tid", SwapOutDecoder.RECLAIMER_TID,
                "reclaimer_command", SwapOutDecoder.RECLAIMER_COMMAND,
                "limit_cgroup", SwapOutDecoder.LIMIT_CGROUP,
                "(size)", SwapOutDecoder.BYTES));
    }

    @Test
    void anOwnerIsWhereTheDecoderLooks() {
        assertThat(offsets(wire, "owner")).containsExactlyEntriesOf(ordered(
                "address", SwapOutDecoder.OWNER_ADDRESS,
                "start_time", SwapOutDecoder.OWNER_START_TIME,
                "cgroup", SwapOutDecoder.OWNER_CGROUP,
                "pid", SwapOutDecoder.OWNER_PID,
                "pages", SwapOutDecoder.OWNER_PAGES,
                "index", SwapOutDecoder.OWNER_INDEX,
                "container_pid", SwapOutDecoder.OWNER_CONTAINER_PID,
                "command", SwapOutDecoder.OWNER_COMMAND,
                "(size)", SwapOutDecoder.OWNER_BYTES));
    }

    @Test
    void aFilesPageIsWhereTheDecoderLooks() {
        assertThat(offsets(wire, "file_page")).containsExactlyEntriesOf(ordered(
                "inode", FileDecoder.INODE,
                "index", FileDecoder.INDEX,
                "device", FileDecoder.DEVICE,
                "internal", FileDecoder.INTERNAL,
                "name", FileDecoder.NAME,
                "(size)", FileDecoder.BYTES));
    }

    @Test
    void aSwapInIsWhereTheDecoderLooks() {
        assertThat(offsets(wire, "swap_in")).containsExactlyEntriesOf(ordered(
                "type", SwapInDecoder.TYPE,
                "by", SwapInDecoder.BY,
                "kind", SwapInDecoder.KIND,
                "from", SwapInDecoder.FROM,
                "tid", SwapInDecoder.TID,
                "time", SwapInDecoder.TIME,
                "entry", SwapInDecoder.ENTRY,
                "delay", SwapInDecoder.DELAY,
                "process", SwapInDecoder.PROCESS,
                "taken", SwapInDecoder.TAKEN,
                "(size)", SwapInDecoder.BYTES));
    }

    @Test
    void aWokenKswapdIsWhereTheDecoderLooks() {
        assertThat(offsets(wire, "woken")).containsExactlyEntriesOf(ordered(
                "type", WokenDecoder.TYPE,
                "reserved", WokenDecoder.TYPE + 1,
                "kswapd", WokenDecoder.KSWAPD,
                "time", WokenDecoder.TIME,
                "pid", WokenDecoder.PID,
                "tid", WokenDecoder.TID,
                "command", WokenDecoder.COMMAND,
                "(size)", WokenDecoder.BYTES));
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
        assertThat(Stream.of("pid", "pages", "index", "container_pid").map(name -> width(owner, name))).containsOnly(4);
        assertThat(Stream.of("address", "start_time", "cgroup").map(name -> width(owner, name))).containsOnly(8);
        assertThat(Stream.of(width(event, "reclaimer_command"), width(owner, "command"))).containsOnly(16);
        Btf.Type file = struct(wire, "file_page");
        assertThat(Stream.of("inode", "index").map(name -> width(file, name))).containsOnly(8);
        assertThat(width(file, "device")).isEqualTo(4);
        assertThat(width(file, "name")).isEqualTo(32);
        Btf.Type in = struct(wire, "swap_in");
        assertThat(Stream.of("type", "by", "kind", "from").map(name -> width(in, name))).containsOnly(1);
        assertThat(width(in, "tid")).isEqualTo(4);
        assertThat(Stream.of("time", "entry", "delay").map(name -> width(in, name))).containsOnly(8);
        Btf.Type woken = struct(wire, "woken");
        assertThat(Stream.of("kswapd", "pid", "tid").map(name -> width(woken, name))).containsOnly(4);
        assertThat(width(woken, "command")).isEqualTo(16);
    }

    @Test
    void settingsAreWhereTheTracerWrites() {
        assertThat(offsets(OBJECT, "settings")).containsAllEntriesOf(ordered(
                "cpus", Tracer.SETTING_CPUS,
                "hold_cpu", Tracer.SETTING_HOLD_CPU,
                "slow_road", Tracer.SETTING_SLOW_ROAD,
                "zswap", Tracer.SETTING_ZSWAP,
                "pidns", Tracer.SETTING_PIDNS,
                "counting", Tracer.SETTING_COUNTING,
                "slots", Tracer.SETTING_SLOTS,
                "kept", Tracer.SETTING_KEPT,
                "preemptible", Tracer.SETTING_PREEMPTIBLE,
                "may_miss", Tracer.SETTING_MAY_MISS,
                "max_owners", Tracer.SETTING_MAX_OWNERS));
        assertThat(struct(OBJECT, "settings").members()).hasSize(11);
    }

    @Test
    void booksAreWhereTheTracerReads() {
        assertThat(offsets(OBJECT, "books")).containsExactlyEntriesOf(ordered(
                "lost_events", Tracer.BOOKS_LOST_EVENTS,
                "lost_pages", Tracer.BOOKS_LOST_PAGES,
                "(size)", Tracer.BOOKS_BYTES));
    }

    @Test
    void whatItIsToldIsWhereTheTracerWrites() {
        assertThat(offsets(OBJECT, "told")).containsAllEntriesOf(
                ordered("turn", Tracer.TOLD_TURN, "missed", Tracer.TOLD_MISSED));
    }

    @Test
    void unsentEventsAreWhereTheTracerReads() {
        assertThat(offsets(OBJECT, "cpu")).containsAllEntriesOf(ordered(
                "buffered", CpuBuffers.BUFFERED,
                "buffer", CpuBuffers.BUFFER,
                "(size)", CpuBuffers.BUFFER + longestPiece(Tracer.ROOM_OWNERS)));
    }

    @Test
    void theReaderHasRoomForTheLongestPiece() {
        assertThat(8 + longestPiece(Tracer.MOST_OWNERS)).isLessThanOrEqualTo(Ring.BATCH_WORDS * 8);
    }

    /** Gathered events, and one of so many owners with its file. */
    private static int longestPiece(int owners) {
        return 4096 + SwapOutDecoder.BYTES + (owners + 1) * SwapOutDecoder.OWNER_BYTES;
    }

    @Test
    void countsAreWhereTheTracerReads() {
        assertThat(offsets(OBJECT, "cpu")).containsAllEntriesOf(
                ordered("running", Counts.RUNNING, "tally", Tracer.CPU_TALLY, "run", Tracer.CPU_RUN));
        assertThat(offsets(OBJECT, "tally")).containsExactlyEntriesOf(ordered(
                "folios", Counts.FOLIOS,
                "incomplete", Counts.INCOMPLETE,
                "huge", Counts.HUGE,
                "others", Counts.OTHERS,
                "pages", Counts.PAGES,
                "(size)", Counts.PAGES + OutCounts.CELLS * 8));
        assertThat(offsets(OBJECT, "run")).containsAllEntriesOf(ordered(
                "pages", Counts.RUN_PAGES,
                "folio_pages", Counts.RUN_FOLIO_PAGES,
                "huge", Counts.RUN_HUGE,
                "key", Counts.RUN_KEY,
                "fresh", Counts.RUN_FRESH));
        assertThat(offsets(OBJECT, "count_key")).containsExactlyEntriesOf(ordered(
                "start_time", CountDecoder.START_TIME,
                "cgroup", CountDecoder.CGROUP,
                "pid", CountDecoder.PID,
                "way", CountDecoder.WAY,
                "taker_pid", CountDecoder.TAKER_PID,
                "taker_mark", CountDecoder.TAKER_MARK,
                "taker_command", CountDecoder.TAKER_COMMAND,
                "(size)", CountDecoder.KEY_BYTES));
        assertThat(offsets(OBJECT, "count")).containsExactlyEntriesOf(ordered(
                "pages", CountDecoder.PAGES,
                "folio_pages", CountDecoder.FOLIO_PAGES,
                "huge", CountDecoder.HUGE,
                "command", CountDecoder.COMMAND,
                "container_pid", CountDecoder.CONTAINER_PID,
                "waker_pid", CountDecoder.WAKER_PID,
                "waker_command", CountDecoder.WAKER_COMMAND,
                "(size)", CountDecoder.COUNT_BYTES));
    }

    /** Numbers on the wire are the places of Java's constants. */
    @Test
    void enumsHaveTheSameValuesInTheSameOrder() {
        assertThat(names(Cause.values())).isEqualTo(values("cause", "CAUSE_"));
        assertThat(names(Kind.values())).isEqualTo(values("page_kind", "KIND_"));
        assertThat(names(Stored.values())).isEqualTo(values("stored", "STORED_"));
        assertThat(names(By.values())).isEqualTo(values("swap_in_by", "BY_"));
        assertThat(names(From.values())).isEqualTo(values("swap_in_from", "FROM_"));
    }

    @Test
    void typesAndFlagsHaveTheSameValues() {
        assertThat(numbers("event_type")).containsExactlyEntriesOf(ordered(
                "EVENT_SWAP_OUT", EventDecoder.SWAP_OUT,
                "EVENT_SWAP_MOVE", EventDecoder.SWAP_MOVE,
                "EVENT_SWAP_IN", EventDecoder.SWAP_IN,
                "EVENT_WOKEN", EventDecoder.WOKEN));
        assertThat(numbers("event_flag")).containsAllEntriesOf(ordered(
                "FLAG_COMPLETE", SwapOutDecoder.FLAG_COMPLETE, "FLAG_FILE", SwapOutDecoder.FLAG_FILE));
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

    private static Map<String, Integer> numbers(String name) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        wire.find(Btf.Kind.ENUM, name).orElseThrow().members().forEach(value -> numbers.put(value.name(), value.bit()));
        return numbers;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }
}
