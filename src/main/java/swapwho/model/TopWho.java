// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.HashMap;
import java.util.Map;

/**
 * A process that takes pages, or wakes a kswapd: all its threads are one.
 *
 * @param commandLow the process's name where that is known, else that of one of its threads; so commandHigh
 */
public record TopWho(int pid, long commandLow, long commandHigh) {
    /** Tells processes by their numbers, which stand for one life within a minute. */
    static final class Book {
        private final Map<Integer, TopWho> known = new HashMap<>();

        /** Knows who loses pages or holds some in swap by the names that they have as processes. */
        Book(TopState state) {
            for (TopLoss loss : state.counts().losses()) {
                if (loss.process() != null && (loss.out() > 0 || loss.back() > 0)) {
                    add(loss.process());
                }
            }
            state.uses().forEach(use -> add(use.process()));
        }

        TopWho of(int pid, long threadLow, long threadHigh) {
            return known.computeIfAbsent(pid, number -> new TopWho(pid, threadLow, threadHigh));
        }

        TopWho of(Takers.Taker taker) {
            return of(taker.pid, taker.commandLow, taker.commandHigh);
        }

        /** Null of null. */
        TopWho of(Waker waker) {
            return waker == null ? null : of(waker.pid, waker.commandLow, waker.commandHigh);
        }

        private void add(Process process) {
            known.put(process.pid, new TopWho(process.pid, process.commandLow, process.commandHigh));
        }
    }
}
