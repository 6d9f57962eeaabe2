// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * What one process loses of one mapping and gets back; counts in base pages, of the last minute where nothing else is said.
 *
 * @param process  null: of several that were folded together
 * @param mapping  null: not known, or without a name
 * @param outNow   lost in the last second
 * @param backNow  come back in the last second, by faults of its own
 * @param out      lost
 * @param returned of these, come back already
 * @param seconds  lost in each second, oldest first
 * @param delays   how long each fault took
 * @param away     how long each page that came back was away
 * @param stored   since the begin, by the order of Stored
 * @param causes   since the begin, by the order of Cause
 */
public record TopLoss(
        Process process,
        Mapping mapping,
        long outNow,
        long backNow,
        long out,
        long back,
        long returned,
        long faults,
        long waitedNs,
        long[] seconds,
        Histogram delays,
        Histogram away,
        long[] stored,
        long[] causes) {
    static TopLoss of(Loss loss, long second) {
        long[] seconds = new long[Minute.SECONDS];
        loss.pages.addTo(seconds, second);
        Histogram delays = new Histogram();
        loss.delays.addTo(delays, second);
        Histogram away = new Histogram();
        loss.away.addTo(away, second);
        return new TopLoss(
                loss.process, loss.mapping, loss.pages.at(second), loss.back.at(second), loss.pages.sum(second),
                loss.back.sum(second), loss.returned.sum(second), loss.faults.sum(second), loss.waitedNs.sum(second), seconds,
                delays, away, loss.stored.clone(), loss.causes.clone());
    }
}
