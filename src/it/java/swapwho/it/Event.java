// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A swap_out as the contract has it, read without the product's own reader. */
record Event(String kind, int pages, long offset, String stored, List<Owner> owners, long references, boolean complete,
        String cause, long reclaimer, String reclaimerCommand) {
    record Owner(int pid, String command, long address, int pages, int index) {}

    static List<Event> swapOuts(Path file) {
        List<Event> events = new ArrayList<>();
        int number = 0;
        try {
            for (byte[] line : lines(file)) {
                number++;
                Map<String, Object> object = JsonLine.object(line);
                if (object.get("event").equals("swap_out")) {
                    events.add(of(object));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("%s line %d: %s".formatted(file, number, e.getMessage()), e);
        }
        return events;
    }

    /** By bytes: a line need not be UTF-8 to be found wrong. */
    static List<byte[]> lines(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        List<byte[]> lines = new ArrayList<>();
        for (int start = 0, end = 0; end < all.length; end++) {
            if (all[end] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(all, start, end));
                start = end + 1;
            }
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    private static Event of(Map<String, Object> object) {
        Map<String, Object> page = (Map<String, Object>) object.get("page");
        Map<String, Object> slot = (Map<String, Object>) object.get("slot");
        Map<String, Object> reclaimer = (Map<String, Object>) object.get("reclaimer");
        List<Owner> owners = ((List<Map<String, Object>>) object.get("owners")).stream().map(Event::owner).toList();
        return new Event((String) page.get("kind"), number(page, "pages"), (long) slot.get("offset"),
                (String) object.get("stored"), owners, (long) object.getOrDefault("references", -1L),
                Boolean.TRUE.equals(object.get("complete")), (String) object.get("cause"),
                (long) reclaimer.get("pid"), (String) reclaimer.get("command"));
    }

    private static Owner owner(Map<String, Object> owner) {
        return new Owner(number(owner, "pid"), (String) owner.get("command"), Long.decode((String) owner.get("address")),
                number(owner, "pages"), number(owner, "index"));
    }

    private static int number(Map<String, Object> object, String key) {
        return ((Number) object.getOrDefault(key, 0L)).intValue();
    }

    Set<String> commands() {
        return owners.stream().map(Owner::command).collect(Collectors.toSet());
    }

    /** Whether a process of this name is among the owners. */
    boolean names(String command) {
        return owners.stream().anyMatch(owner -> owner.command().equals(command));
    }
}
