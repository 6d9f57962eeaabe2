// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has shared memory's pages in swap, as the load itself knows (src/it/loads/shared.h), for page tables do not show them.
 *
 * @param owners of each page that is not in memory at rest; none when nobody has mapped it
 */
record SharedTruth(Map<Page, Set<Place>> owners) {
    /** A page of a file. */
    record Page(String device, long inode, long index) {}

    record Place(int pid, long address) {}

    /**
     * How the latest swap_out of each such page agrees.
     *
     * @param held   pairs of owner and page, and pages without owner
     * @param named  by the events, in the same way
     * @param open   held and not named, by an event that says that it is not complete
     * @param faults some others that are in one only
     */
    record Verdict(long held, long named, long agreed, long open, List<String> faults) {
        double recall() {
            return held == 0 ? 1 : (double) agreed / held;
        }

        double precision() {
            return named == 0 ? 1 : (double) agreed / named;
        }
    }

    private static final int PAGE_SIZE = 4096;
    private static final int SAMPLES = 5;
    /** Stands for those who have a page that nobody has mapped. */
    private static final Place NOBODY = new Place(0, 0);

    /** From the lines that the load wrote. */
    static SharedTruth of(String log) {
        Map<Page, Set<Place>> mapped = new HashMap<>();
        Map<Page, Set<Place>> away = new HashMap<>();
        for (String line : log.lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("mapped")) {
                for (long i = 0; i < number(words[6]); i++) {
                    mapped.computeIfAbsent(new Page(words[3], number(words[4]), number(words[5]) + i), _ -> new HashSet<>())
                            .add(new Place((int) number(words[1]), Long.decode(words[2]) + i * PAGE_SIZE));
                }
            } else if (words[0].equals("away")) {
                for (long i = 0; i < number(words[4]); i++) {
                    Page page = new Page(words[1], number(words[2]), number(words[3]) + i);
                    away.put(page, mapped.getOrDefault(page, Set.of(NOBODY)));
                }
            }
        }
        return new SharedTruth(away);
    }

    private static long number(String word) {
        return Long.parseLong(word);
    }

    Verdict judge(List<Event> events) {
        Map<Page, Set<Place>> named = new HashMap<>();
        Set<Page> incomplete = new HashSet<>();
        // Those of one CPU come together: the order of the lines is not that of time.
        for (Event event : events.stream().sorted(Comparator.comparingLong(Event::monotonicNs)).toList()) {
            event.ofFile().ifPresent(file -> {
                for (int index = 0; index < event.pages(); index++) {
                    Page page = new Page(file.device(), file.inode(), file.index() + index);
                    named.put(page, places(event, index));
                    if (event.complete()) {
                        incomplete.remove(page);
                    } else {
                        incomplete.add(page);
                    }
                }
            });
        }
        long[] counts = new long[4];
        List<String> faults = new ArrayList<>();
        owners.forEach((page, held) -> {
            Set<Place> said = named.getOrDefault(page, Set.of());
            counts[0] += held.size();
            counts[1] += said.size();
            long agreed = held.stream().filter(said::contains).count();
            counts[2] += agreed;
            boolean open = incomplete.contains(page) && agreed == said.size();
            counts[3] += open ? held.size() - agreed : 0;
            if (!open && !held.equals(said) && faults.size() < SAMPLES) {
                faults.add("%s: mapped by %s, named %s".formatted(page, held, said));
            }
        });
        return new Verdict(counts[0], counts[1], counts[2], counts[3], faults);
    }

    private static Set<Place> places(Event event, int page) {
        Set<Place> places = new HashSet<>();
        for (Event.Owner owner : event.owners()) {
            if (page >= owner.index() && page < owner.index() + owner.pages()) {
                places.add(new Place(owner.pid(), owner.address() + (long) (page - owner.index()) * PAGE_SIZE));
            }
        }
        return places.isEmpty() && event.complete() ? Set.of(NOBODY) : places;
    }
}
