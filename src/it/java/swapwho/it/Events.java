// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * All that a trace wrote.
 *
 * @param outs    swap_outs and swap_moves in their order
 * @param ins     swap_ins in theirs
 * @param summary the last line's keys; empty when there is none
 */
record Events(List<Event> outs, List<SwapIn> ins, Map<String, Object> summary) {
    static Events read(Path file) {
        List<Event> outs = new ArrayList<>();
        List<SwapIn> ins = new ArrayList<>();
        Map<String, Object> summary = Map.of();
        int number = 0;
        try {
            for (byte[] line : lines(file)) {
                number++;
                Map<String, Object> object = JsonLine.object(line);
                switch ((String) object.get("event")) {
                    case "swap_out" -> outs.add(Event.of(object, false));
                    case "swap_move" -> outs.add(Event.of(object, true));
                    case "swap_in" -> ins.add(SwapIn.of(object));
                    case "summary" -> summary = object;
                    default -> {}
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("%s line %d: %s".formatted(file, number, e.getMessage()), e);
        }
        return new Events(outs, ins, summary);
    }

    /** By bytes: a line need not be UTF-8 to be found wrong. */
    static List<byte[]> lines(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        List<byte[]> lines = new ArrayList<>();
        for (int start = 0, end = 0; end < all.length; end++) {
            if (all[end] == '\n') {
                lines.add(Arrays.copyOfRange(all, start, end));
                start = end + 1;
            }
        }
        return lines;
    }

    List<Event> swapOuts() {
        return outs.stream().filter(event -> !event.move()).toList();
    }

    /** The rows of the summary's books. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> books() {
        return (List<Map<String, Object>>) summary.getOrDefault("books", List.of());
    }
}
