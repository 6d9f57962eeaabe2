// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import swapwho.model.Cause;
import swapwho.model.FakeHeld;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.Mapping;
import swapwho.model.Kind;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Reclaimers;
import swapwho.model.Stored;
import swapwho.model.Surroundings;
import swapwho.model.Waker;
import swapwho.testing.Events;
import swapwho.testing.FakeSurroundings;
import swapwho.testing.Golden;

class LinesTest {
    /** 2026-11-24T17:31:58.707530254Z at monotonic 0, so that the contract's example gets the contract's time. */
    private static final long OFFSET = 1_795_541_518_707_530_254L;

    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final Processes processes = new Processes(64);
    private final Reclaimers reclaimers = new Reclaimers();

    @Test
    void jsonIsThatOfTheContract() {
        surroundings.mapping = null;
        assertThat(json(List.of(Events.plain()))).isEqualTo(
                "{\"event\":\"swap_out\",\"time\":\"2026-11-24T17:32:30.123456789Z\",\"monotonic_ns\":31415926535,"
                        + "\"page\":{\"kind\":\"anon\",\"pages\":1},"
                        + "\"slot\":{\"device\":\"/dev/vdb\",\"type\":0,\"offset\":1234},\"stored\":\"device\","
                        + "\"owners\":[{\"pid\":174,\"command\":\"hog\",\"address\":\"0x7f1200000000\",\"pages\":1}],"
                        + "\"references\":1,\"complete\":true,\"cause\":\"kswapd\","
                        + "\"reclaimer\":{\"pid\":45,\"tid\":45,\"command\":\"kswapd0\"}}\n");
    }

    @Test
    void aSwapInIsThatOfTheContract() {
        surroundings.mapping = null;
        Process hog = processes.of(Events.faulted());
        assertThat(lines(JsonLines::new, lines -> lines.swapIn(FakeHeld.swapIn(Events.faulted(), hog, 5_210_000_000L))))
                .isEqualTo("{\"event\":\"swap_in\",\"time\":\"2026-11-24T17:32:35.333456789Z\",\"monotonic_ns\":36625926535,"
                        + "\"page\":{\"kind\":\"anon\",\"pages\":1},"
                        + "\"slot\":{\"device\":\"/dev/vdb\",\"type\":0,\"offset\":1234},\"by\":\"fault\","
                        + "\"process\":{\"pid\":174,\"tid\":174,\"command\":\"hog\"},"
                        + "\"address\":\"0x7f1200000000\",\"from\":\"device\",\"delay_ns\":81234,\"away_ns\":5210000000}\n");
    }

    @Test
    void everySortOfEvent() throws IOException {
        String json = lines(JsonLines::new, this::all);
        Golden.check("trace.ndjson", json);
        for (String line : json.split("\n")) {
            try (JsonParser parser = new JsonFactory().enable(STRICT_DUPLICATE_DETECTION).createParser(line)) {
                while (parser.nextToken() != null) {}
            }
        }
        Golden.check("trace.txt", lines(LinesTest::plain, this::all));
    }

    @Test
    void theColumnsBeforeTheLastFitEighty() {
        String text = lines(LinesTest::plain, this::all);
        assertThat(text.lines().findFirst().orElseThrow().indexOf("OWNERS")).isLessThanOrEqualTo(80);
    }

    @Test
    void nothingInATextLineActsOnTheTerminal() {
        assertThat(lines(LinesTest::plain, this::all)).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e]");
    }

    @Test
    void aCopiedLineIsWhatThePiecesWouldHaveMade() {
        Random random = new Random(3);
        Waker[] wakers = {null, FakeHeld.waker(7, 7, "a"), FakeHeld.waker(7, 8, "b")};
        Mapping[] mappings = {null, new Mapping(new byte[] {'a'}), new Mapping("[heap]".getBytes(StandardCharsets.UTF_8))};
        Surroundings changing = new Surroundings() {
            @Override
            public byte[] device(int type) {
                return type == 1 ? null : surroundings.device;
            }

            @Override
            public byte[] cgroup(long id) {
                return surroundings.cgroup(id);
            }

            @Override
            public Mapping mapping(Process process, long address) {
                return mappings[(int) ((address >>> 20) % mappings.length)];
            }
        };
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        LineBuffer buffer = new LineBuffer(copied);
        Lines lines = new JsonLines(buffer, changing);
        lines.clock(OFFSET);
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        LineBuffer another = new LineBuffer(pieces);
        Lines single = new JsonLines(another, changing);
        single.clock(OFFSET);
        Reclaimers takers = new Reclaimers();
        long time = 999_000_000L;
        for (int i = 0; i < 30_000; i++) {
            FakeSwapOut event = new FakeSwapOut();
            time += random.nextInt(100) == 0 ? 400_000_000 : random.nextInt(2_000_000) - 1000;
            event.monotonicNs = time;
            event.slotOffset = i % 7 == 0 ? random.nextInt(1 << random.nextInt(31)) : i;
            event.slotType = random.nextInt(50) == 0 ? 1 : 0;
            event.references = random.nextInt(20) == 0 ? random.nextInt(-1, 13) : 1;
            event.complete = random.nextInt(50) != 0;
            event.cause = Cause.values()[random.nextInt(40) == 0 ? random.nextInt(9) : 1];
            event.stored = Stored.values()[random.nextInt(40) == 0 ? random.nextInt(5) : 1];
            event.pages = random.nextInt(40) == 0 ? 512 : 1;
            event.limitCgroup = random.nextInt(30) == 0 ? 77 : 0;
            event.file = random.nextInt(30) == 0 ? new FakeSwapOut.File(5, i, 25, "f") : null;
            if (random.nextInt(30) == 0) {
                event.reclaimer(46, random.nextInt(40, 60), random.nextBoolean() ? "kswapd0" : "kswapd1");
            }
            int owners = random.nextInt(4) == 0 ? random.nextInt(11) : 1;
            for (int o = 0; o < owners; o++) {
                long address = random.nextInt(5) == 0 ? random.nextLong(1L << random.nextInt(13, 57)) : 4096L * i + (1L << 40);
                event.owner(100 + random.nextInt(3), "p", address & -4096);
                event.owners.get(o).index = random.nextInt(20) == 0 ? 7 : 0;
                event.owners.get(o).pages = random.nextInt(20) == 0 ? 3 : 1;
            }
            Waker waker = wakers[random.nextInt(20) == 0 ? random.nextInt(3) : 0];
            lines.swapOut(event, owners(processes, event), reclaimers.of(event), waker);
            // For processes that were not seen before a line is made of its pieces.
            single.swapOut(event, owners(new Processes(4), event), takers.of(event), waker);
        }
        buffer.flush();
        another.flush();
        assertThat(copied.toString(StandardCharsets.UTF_8).split("\n"))
                .containsExactly(pieces.toString(StandardCharsets.UTF_8).split("\n"));
    }

    @Test
    void headersComeAgainForAReader() {
        List<FakeSwapOut> ten = java.util.stream.IntStream.range(0, 10).mapToObj(i -> Events.plain()).toList();
        String often = write((out, s) -> new TextLines(out, s, Theme.PLAIN, ZoneId.of("UTC"), 4), surroundings, ten, processes);
        assertThat(often.lines().filter(line -> line.startsWith("TIME"))).hasSize(3);
        assertThat(text(ten).lines().filter(line -> line.startsWith("TIME"))).hasSize(1);
    }

    @Test
    void coloursAreOnlyThoseOfTheTheme() {
        String colour = lines((out, s) -> new TextLines(out, s, Theme.COLOUR, ZoneId.of("UTC"), 0), this::all);
        assertThat(colour.replaceAll("\033\\[[0-9]*m", "")).isEqualTo(lines(LinesTest::plain, this::all));
        assertThat(colour).contains("\033[1mhog\033[0m(174)");
    }

    @Test
    void lostEvents() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineBuffer out = new LineBuffer(bytes);
        for (Lines lines : List.of(
                new JsonLines(out, surroundings), new TextLines(out, surroundings, Theme.PLAIN, ZoneId.of("UTC"), 0))) {
            lines.clock(OFFSET);
            lines.lost(31_415_926_535L, 12);
        }
        out.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(
                "{\"event\":\"lost\",\"time\":\"2026-11-24T17:32:30.123456789Z\",\"events\":12}\n"
                        + "17:32:30.123456 lost 12 events: no room for them in the ring buffer\n");
    }

    /** Every sort of event, swap-outs by kswapd with and without a waker. */
    private void all(Lines lines) {
        Processes known = new Processes(64);
        Reclaimers takers = new Reclaimers();
        Stream.concat(Events.all().stream(), Events.detailed().stream())
                .forEach(event -> lines.swapOut(event, owners(known, event), takers.of(event), null));
        FakeSwapOut woken = Events.plain();
        lines.swapOut(woken, owners(known, woken), takers.of(woken), FakeHeld.waker(234, 235, "press\ner"));
        FakeSwapOut move = Events.plain().reclaimer(33, 33, "kworker/u4:2");
        move.cause = Cause.ZSWAP_WRITEBACK;
        FakeSwapOut before = Events.all().get(1);
        lines.swapMove(FakeHeld.move(move, before, owners(known, before)));
        FakeSwapOut ownerless = new FakeSwapOut();
        ownerless.kind = Kind.SHMEM;
        ownerless.references = 0;
        lines.swapMove(FakeHeld.move(move, ownerless));
        lines.swapMove(FakeHeld.move(move, null));
        long away = 999;
        for (FakeSwapIn event : Events.swapIns()) {
            lines.swapIn(FakeHeld.swapIn(event, known.of(event), away < 100_000_000_000_000L ? away : -1));
            away *= 1000;
        }
    }

    private static Process[] owners(Processes known, FakeSwapOut event) {
        Process[] owners = new Process[event.ownerCount()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = known.of(event, i);
        }
        return owners;
    }

    private static Lines plain(LineBuffer out, Surroundings around) {
        return new TextLines(out, around, Theme.PLAIN, ZoneId.of("UTC"), 0);
    }

    private String lines(BiFunction<LineBuffer, Surroundings, Lines> format, Consumer<Lines> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineBuffer out = new LineBuffer(bytes);
        Lines lines = format.apply(out, surroundings);
        if (surroundings.mapping != null) {
            surroundings.mapping.rendered = null;
        }
        lines.clock(OFFSET);
        events.accept(lines);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String json(List<FakeSwapOut> events) {
        return write(JsonLines::new, surroundings, events, new Processes(64));
    }

    private String text(List<FakeSwapOut> events) {
        return write(
                (out, s) -> new TextLines(out, s, Theme.PLAIN, ZoneId.of("UTC"), 0), surroundings, events, new Processes(64));
    }

    private String write(
            BiFunction<LineBuffer, Surroundings, Lines> format, Surroundings around, List<FakeSwapOut> events, Processes known) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LineBuffer out = new LineBuffer(bytes);
        Lines lines = format.apply(out, around);
        if (around instanceof FakeSurroundings fake && fake.mapping != null) {
            fake.mapping.rendered = null;
        }
        lines.clock(OFFSET);
        for (FakeSwapOut event : events) {
            lines.swapOut(event, owners(known, event), reclaimers.of(event), null);
        }
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
