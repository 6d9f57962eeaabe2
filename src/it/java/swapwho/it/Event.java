// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A swap_out or swap_move as the contract has it, read without the product's own reader. What the line does not say is null,
 * as a number 0, as references -1.
 */
record Event(long monotonicNs, String kind, int pages, long type, long offset, String from, String stored, List<Owner> owners,
        long references, boolean complete, String cause, long reclaimer, String reclaimerCommand, String limitCgroup,
        Thread wokenBy, File file) {
    record Owner(int pid, int containerPid, String command, long address, int pages, int index, String cgroup, String mapping) {}

    record Thread(int pid, int tid, String command) {}

    record File(String name, String device, long inode, long index) {}

    static List<Event> swapOuts(Path file) {
        return read(file, "swap_out", Event::of);
    }

    static List<Event> moves(Path file) {
        return read(file, "swap_move", Event::of);
    }

    /** All events of one sort, in the order of their lines. */
    static <E> List<E> read(Path file, String sort, Function<Map<String, Object>, E> reader) {
        List<E> events = new ArrayList<>();
        int number = 0;
        try {
            for (byte[] line : lines(file)) {
                number++;
                Map<String, Object> object = JsonLine.object(line);
                if (object.get("event").equals(sort)) {
                    events.add(reader.apply(object));
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

    private static Event of(Map<String, Object> object) {
        Map<String, Object> page = part(object, "page");
        Map<String, Object> slot = part(object, "slot");
        Map<String, Object> reclaimer = part(object, "reclaimer");
        return new Event((long) object.get("monotonic_ns"), (String) page.get("kind"), number(page, "pages"),
                (long) slot.get("type"), (long) slot.get("offset"), (String) object.get("from"), (String) object.get("stored"),
                owners(object), (long) object.getOrDefault("references", -1L), Boolean.TRUE.equals(object.get("complete")),
                (String) object.get("cause"), (long) reclaimer.get("pid"), (String) reclaimer.get("command"),
                (String) object.get("limit_cgroup"), thread(part(object, "woken_by")), file(part(page, "file")));
    }

    @SuppressWarnings("unchecked")
    private static List<Owner> owners(Map<String, Object> object) {
        List<Map<String, Object>> owners = (List<Map<String, Object>>) object.getOrDefault("owners", List.of());
        return owners.stream().map(Event::owner).toList();
    }

    private static Owner owner(Map<String, Object> owner) {
        return new Owner(number(owner, "pid"), number(owner, "container_pid"), (String) owner.get("command"),
                Long.decode((String) owner.get("address")), number(owner, "pages"), number(owner, "index"),
                (String) owner.get("cgroup"), (String) owner.get("mapping"));
    }

    static Thread thread(Map<String, Object> thread) {
        return thread == null ? null : new Thread(number(thread, "pid"), number(thread, "tid"), (String) thread.get("command"));
    }

    private static File file(Map<String, Object> file) {
        return file == null ? null : new File((String) file.get("name"), (String) file.get("device"), (long) file.get("inode"),
                (long) file.get("index"));
    }

    /** An object within an object, or null. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> part(Map<String, Object> object, String key) {
        return (Map<String, Object>) object.get(key);
    }

    static int number(Map<String, Object> object, String key) {
        return ((Number) object.getOrDefault(key, 0L)).intValue();
    }

    Set<String> commands() {
        return owners.stream().map(Owner::command).collect(Collectors.toSet());
    }

    /** Whether a process of this name is among the owners. */
    boolean names(String command) {
        return owners.stream().anyMatch(owner -> command.equals(owner.command()));
    }
}
