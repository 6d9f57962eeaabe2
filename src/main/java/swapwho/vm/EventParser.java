// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line of events.ndjson to one event, without building a tree. Unknown keys are skipped, keys come in any order. */
final class EventParser {
    /** The line is not what the contract says; the message tells what is wrong. */
    static final class NoEvent extends Exception {
        NoEvent(String message) {
            super(message);
        }
    }

    private interface Field {
        void read(String key) throws IOException;
    }

    /** A swap_out, or a swap_in, while its keys come in. */
    private static final class Draft {
        long monotonicNs;
        int pages = 1;
        int type = -1;
        long offset = -1;
        String stored = "";
        String by = "";
        int pid;
        int reclaimerPid;
        String reclaimer = "";
        List<TracedSwapOut.Run> owners = List.of();

        TracedSwapOut finish(long line, boolean move) throws NoEvent {
            checkSlot();
            return new TracedSwapOut(line, monotonicNs, move, type, offset, pages, stored, reclaimerPid, reclaimer, owners);
        }

        TracedSwapIn finishIn() throws NoEvent {
            checkSlot();
            return new TracedSwapIn(monotonicNs, pid, type, offset, pages);
        }

        private void checkSlot() throws NoEvent {
            if (type < 0 || offset < 0) {
                throw new NoEvent("a swap-out or swap-in without its slot");
            }
        }
    }

    private final JsonFactory factory = new JsonFactory();
    private final EventLines.Reader reader;
    /** The few words and commands of a run, each kept once: they come back in every line. */
    private final Map<String, String> words = new HashMap<>();

    private JsonParser json;

    EventParser(EventLines.Reader reader) {
        this.reader = reader;
    }

    void parse(byte[] bytes, int start, int length, long line) throws IOException, NoEvent {
        try (JsonParser parser = factory.createParser(bytes, start, length)) {
            json = parser;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NoEvent("no JSON object");
            }
            event(line);
        } catch (JsonProcessingException broken) {
            throw new NoEvent(broken.getOriginalMessage());
        }
    }

    private void event(long line) throws IOException, NoEvent {
        String[] event = {""};
        Draft draft = new Draft();
        Map<String, Long> numbers = new HashMap<>();
        Map<String, Long> kernel = new HashMap<>();
        object(key -> {
            switch (key) {
                case "event" -> event[0] = word();
                case "monotonic_ns" -> draft.monotonicNs = json.getLongValue();
                case "stored" -> draft.stored = word();
                case "by" -> draft.by = word();
                case "process" -> object(part -> draft.pid = part.equals("pid") ? json.getIntValue() : draft.pid);
                case "slot" -> object(part -> {
                    switch (part) {
                        case "type" -> draft.type = json.getIntValue();
                        case "offset" -> draft.offset = json.getLongValue();
                        default -> {}
                    }
                });
                case "page" -> object(part -> draft.pages = part.equals("pages") ? json.getIntValue() : draft.pages);
                case "owners" -> draft.owners = owners();
                case "reclaimer" -> reclaimer(draft);
                case "kernel" -> object(counter -> kernel.put(counter, json.getLongValue()));
                default -> {
                    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                        numbers.put(key, json.getLongValue());
                    }
                }
            }
        });
        switch (event[0]) {
            case "swap_out" -> reader.swapOut(draft.finish(line, false));
            case "swap_move" -> reader.swapOut(draft.finish(line, true));
            case "swap_in" -> {
                if (draft.by.equals("fault")) {
                    reader.swapIn(draft.finishIn());
                }
            }
            case "lost" -> reader.lost(numbers.getOrDefault("events", 0L));
            case "summary" -> reader.summary(summary(numbers, kernel));
            default -> {}
        }
    }

    private static TracedSummary summary(Map<String, Long> numbers, Map<String, Long> kernel) {
        return new TracedSummary(
                numbers.getOrDefault("swap_out_pages", 0L),
                numbers.getOrDefault("lost_events", 0L),
                numbers.getOrDefault("lost_pages", 0L),
                numbers.getOrDefault("incomplete_events", 0L),
                kernel);
    }

    private void reclaimer(Draft draft) throws IOException {
        object(key -> {
            switch (key) {
                case "pid" -> draft.reclaimerPid = json.getIntValue();
                case "command" -> draft.reclaimer = word();
                default -> {}
            }
        });
    }

    private List<TracedSwapOut.Run> owners() throws IOException {
        List<TracedSwapOut.Run> owners = new ArrayList<>(1);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            owners.add(owner());
        }
        return List.copyOf(owners);
    }

    private TracedSwapOut.Run owner() throws IOException {
        int[] numbers = {0, 1, 0};
        long[] address = {0};
        String[] command = {""};
        object(key -> {
            switch (key) {
                case "pid" -> numbers[0] = json.getIntValue();
                case "pages" -> numbers[1] = json.getIntValue();
                case "index" -> numbers[2] = json.getIntValue();
                case "command" -> command[0] = word();
                case "address" -> address[0] = Long.decode(json.getText());
                default -> {}
            }
        });
        return new TracedSwapOut.Run(numbers[0], command[0], address[0], numbers[1], numbers[2]);
    }

    /** Hands over each key of the object that begins here, the parser standing on its value. */
    private void object(Field field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            field.read(key);
            json.skipChildren();
        }
    }

    private String word() throws IOException {
        return words.computeIfAbsent(json.getText(), word -> word);
    }
}
