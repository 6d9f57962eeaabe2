// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.Map;

/**
 * A swap_in as the contract has it.
 *
 * @param address -1 when it has none, as have delay and away
 */
record SwapIn(String kind, int pages, long slot, String by, String from, int pid, String command, long address,
        long delayNs, long awayNs) {
    @SuppressWarnings("unchecked")
    static SwapIn of(Map<String, Object> object) {
        Map<String, Object> page = (Map<String, Object>) object.get("page");
        Map<String, Object> process = (Map<String, Object>) object.getOrDefault("process", Map.of());
        return new SwapIn(Event.word(page, "kind"), Event.number(page, "pages"), Event.slotOf(object),
                Event.word(object, "by"), Event.word(object, "from"), Event.number(process, "pid"),
                Event.word(process, "command"), Long.decode((String) object.getOrDefault("address", "-1")),
                (long) object.getOrDefault("delay_ns", -1L), (long) object.getOrDefault("away_ns", -1L));
    }
}
