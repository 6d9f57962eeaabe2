// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A load's own record of the pages that it touched when they were not in memory, each once, beside the faults reported.
 *
 * @param pid     the process that touched them
 * @param areas   beginning and end of those in which it counts
 * @param touches addresses of pages
 */
record Touches(int pid, Map<Long, Long> areas, Set<Long> touches) {
    private static final int PAGE_SIZE = 4096;

    /** From the lines `area PID ADDRESS PAGES` and `touch PID ADDRESS` that the load wrote. */
    static Touches of(String log) {
        int pid = 0;
        Map<Long, Long> areas = new HashMap<>();
        Set<Long> touches = new HashSet<>();
        for (String line : log.lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("area")) {
                pid = Integer.parseInt(words[1]);
                areas.put(Long.decode(words[2]), Long.decode(words[2]) + Long.parseLong(words[3]) * PAGE_SIZE);
            } else if (words[0].equals("touch")) {
                touches.add(Long.decode(words[2]));
            }
        }
        return new Touches(pid, areas, touches);
    }

    /** Where touches and faults are not one to one: the address, and how often there was a fault. */
    Map<Long, Integer> differences(List<SwapIn> ins) {
        Map<Long, Integer> faults = new TreeMap<>();
        touches.forEach(address -> faults.put(address, 0));
        ins.stream().filter(event -> event.by().equals("fault") && event.pid() == pid && inAnArea(event.address()))
                .forEach(event -> faults.merge(event.address() & -PAGE_SIZE, 1, Integer::sum));
        faults.entrySet().removeIf(entry -> entry.getValue() == 1 && touches.contains(entry.getKey()));
        return faults;
    }

    private boolean inAnArea(long address) {
        return areas.entrySet().stream().anyMatch(area -> address >= area.getKey() && address < area.getValue());
    }
}
