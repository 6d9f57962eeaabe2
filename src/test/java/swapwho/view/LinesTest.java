// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

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
import org.junit.jupiter.api.Test;
import swapwho.model.Cause;
import swapwho.model.FakeSwapOut;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Stored;
import swapwho.model.Surroundings;
import swapwho.testing.Events;
import swapwho.testing.FakeSurroundings;
import swapwho.testing.Golden;

class LinesTest {
    /** 2026-11-24T17:31:58.707530254Z at monotonic 0, so that the contract's example gets the contract's time. */
    private static final long OFFSET = 1_795_541_518_707_530_254L;

    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final Processes processes = new Processes(64);

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
    void everySortOfEvent() throws IOException {
        String json = json(Events.all());
        Golden.check("trace.ndjson", json);
        for (String line : json.split("\n")) {
            try (JsonParser parser = new JsonFactory().createParser(line)) {
                while (parser.nextToken() != null) {}
            }
        }
        Golden.check("trace.txt", text(Events.all()));
    }

    @Test
    void nothingInATextLineActsOnTheTerminal() {
        assertThat(text(Events.all())).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e]");
    }

    @Test
    void aCopiedLineIsWhatThePiecesWouldHaveMade() {
        Random random = new Random(3);
        Mapping[] mappings = {null, new Mapping(new byte[] {'a'}), new Mapping("[heap]".getBytes(StandardCharsets.UTF_8))};
        Surroundings changing = new Surroundings() {
            @Override
            public byte[] device(int type) {
                return type == 1 ? null : surroundings.device;
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
        StringBuilder pieces = new StringBuilder();
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
            write(lines, event);
            pieces.append(write(JsonLines::new, changing, List.of(event), new Processes(64)));
        }
        buffer.flush();
        assertThat(copied.toString(StandardCharsets.UTF_8).split("\n")).containsExactly(pieces.toString().split("\n"));
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
        String colour = write(
                (out, s) -> new TextLines(out, s, Theme.COLOUR, ZoneId.of("UTC"), 0), surroundings, Events.all(), processes);
        assertThat(colour.replaceAll("\033\\[[0-9]*m", "")).isEqualTo(text(Events.all()));
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
            Process[] owners = new Process[event.ownerCount()];
            for (int i = 0; i < owners.length; i++) {
                owners[i] = known.of(event, i);
            }
            lines.swapOut(event, owners, null);
        }
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void write(Lines lines, FakeSwapOut event) {
        Process[] owners = new Process[event.ownerCount()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = processes.of(event, i);
        }
        lines.swapOut(event, owners, null);
    }
}
