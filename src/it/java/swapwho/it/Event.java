// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A swap_out or swap_move as the contract has it, read without the product's own reader.
 *
 * @param move        whether it is a swap_move
 * @param file        which page of which file its first page is, when it is known
 * @param limitCgroup "" when none
 * @param wokenBy     the waker's command, "" when unknown
 */
record Event(long monotonicNs, boolean move, String kind, int pages, FilePage file, long slot, String stored, List<Owner> owners,
        long references, boolean complete, String cause, long reclaimer, String reclaimerCommand, String limitCgroup,
        String wokenBy) {
    /** @param mapping "" when unknown, as is the cgroup; containerPid 0 */
    record Owner(int pid, String command, long address, int pages, int index, int containerPid, String cgroup,
            String mapping) {}

    record FilePage(String device, long inode, long index, String name) {}

    @SuppressWarnings("unchecked")
    static Event of(Map<String, Object> object, boolean move) {
        Map<String, Object> page = (Map<String, Object>) object.get("page");
        Map<String, Object> reclaimer = (Map<String, Object>) object.getOrDefault("reclaimer", Map.of());
        List<Owner> owners = ((List<Map<String, Object>>) object.getOrDefault("owners", List.of())).stream()
                .map(Event::owner).toList();
        return new Event((long) object.get("monotonic_ns"), move, word(page, "kind"), number(page, "pages"), file((Map<String, Object>) page.get("file")),
                slotOf(object), word(object, "stored"), owners, (long) object.getOrDefault("references", -1L),
                Boolean.TRUE.equals(object.get("complete")), word(object, "cause"), number(reclaimer, "pid"),
                word(reclaimer, "command"), word(object, "limit_cgroup"),
                word((Map<String, Object>) object.getOrDefault("woken_by", Map.of()), "command"));
    }

    private static Owner owner(Map<String, Object> owner) {
        return new Owner(number(owner, "pid"), word(owner, "command"), Long.decode((String) owner.get("address")),
                number(owner, "pages"), number(owner, "index"), number(owner, "container_pid"), word(owner, "cgroup"),
                word(owner, "mapping"));
    }

    private static FilePage file(Map<String, Object> file) {
        return file == null ? null : new FilePage(word(file, "device"), (long) file.get("inode"),
                (long) file.get("index"), word(file, "name"));
    }

    /** Area and offset in one number. */
    @SuppressWarnings("unchecked")
    static long slotOf(Map<String, Object> object) {
        Map<String, Object> slot = (Map<String, Object>) object.get("slot");
        return (long) slot.get("type") << 50 | (long) slot.get("offset");
    }

    /** A word comes back in thousands of lines, and is kept once. */
    static String word(Map<String, Object> object, String key) {
        return ((String) object.getOrDefault(key, "")).intern();
    }

    static int number(Map<String, Object> object, String key) {
        return ((Number) object.getOrDefault(key, 0L)).intValue();
    }

    long offset() {
        return slot & (1L << 50) - 1;
    }

    int area() {
        return (int) (slot >> 50);
    }

    Optional<FilePage> ofFile() {
        return Optional.ofNullable(file);
    }

    Set<String> commands() {
        return owners.stream().map(Owner::command).collect(Collectors.toSet());
    }

    /** Whether a process of this name is among the owners. */
    boolean names(String command) {
        return owners.stream().anyMatch(owner -> owner.command().equals(command));
    }

    Event withOwners(List<Owner> others) {
        return new Event(monotonicNs, move, kind, pages, file, slot, stored, others, references, complete, cause, reclaimer,
                reclaimerCommand, limitCgroup, wokenBy);
    }

    Event withStored(String word) {
        return new Event(monotonicNs, move, kind, pages, file, slot, word, owners, references, complete, cause, reclaimer,
                reclaimerCommand, limitCgroup, wokenBy);
    }
}
