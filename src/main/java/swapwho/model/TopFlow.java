// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * Base pages of the whole machine in one direction.
 *
 * @param now     of the last whole second, by the order of Stored or of From
 * @param seconds of each of the last 60, oldest first: those that the kernel counts, so none that stay in the swap cache
 *                or come from it
 */
public record TopFlow(long[] now, long[] seconds) {
    /** @param counted which of the parts the kernel counts */
    static TopFlow of(Minute[] parts, boolean[] counted, long second) {
        long[] now = new long[parts.length];
        long[] seconds = new long[Minute.SECONDS];
        for (int i = 0; i < parts.length; i++) {
            now[i] = parts[i].at(second);
            if (counted[i]) {
                parts[i].addTo(seconds, second);
            }
        }
        return new TopFlow(now, seconds);
    }

    /** Pages of the last whole second that the kernel counts. */
    public long pages() {
        return seconds[seconds.length - 1];
    }
}
