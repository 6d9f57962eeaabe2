// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What swapwho said beside what the kernel's own page tables say, once memory has come to rest.
 *
 * @param processes    most pages held first
 * @param total        of all processes; its pid is 0 and its command empty
 * @param missing      first of what the page tables hold and swapwho did not name
 * @param falseNames   first of what swapwho named and the page tables do not hold
 * @param reclaimers   pages by the task that was running, most first: what most tools take for the owner
 * @param swapOutPages base pages of all events swap_out
 * @param devicePages  base pages of the events that the kernel counts in pswpout
 * @param unknownPages those of them that do not say how they were stored
 * @param lostEvents   events that the tracer says it lost
 * @param lostPages    pages in them, one each when the tracer did not say
 * @param cutOff       whether the last line of the events was cut off
 * @param summary      the tracer's own last word; empty when it was stopped before
 */
public record Verdict(
        List<Share> processes,
        Share total,
        List<Sample> missing,
        List<Sample> falseNames,
        List<Reclaimer> reclaimers,
        long swapOutPages,
        long devicePages,
        long unknownPages,
        long lostEvents,
        long lostPages,
        boolean cutOff,
        Optional<TracedSummary> summary) {

    /**
     * One process's part.
     *
     * @param command as the last event that names it says; empty when none does
     * @param held    pages that its page table holds in swap
     * @param named   of the slots still in use, pages that swapwho named it for
     * @param agreed  pages in both
     */
    public record Share(int pid, String command, long held, long named, long agreed) {
        /** Share of the held pages that were named, 0 to 1; 1 when it holds none. */
        public double recall() {
            return held == 0 ? 1 : (double) agreed / held;
        }

        /** Share of the named pages that are held, 0 to 1; 1 when it was named for none. */
        public double precision() {
            return named == 0 ? 1 : (double) agreed / named;
        }

        public long missing() {
            return held - agreed;
        }

        public long falselyNamed() {
            return named - agreed;
        }
    }

    /** A page on which the two differ, and what the latest swap_out of its slot said instead. */
    public record Sample(Holding page, String said) {
        @Override
        public String toString() {
            return page + ": " + said;
        }
    }

    /** Base pages that were swapped out while this task ran. */
    public record Reclaimer(int pid, String command, long pages) {}

    /**
     * Compares what the tracer wrote with what the page tables held.
     *
     * @throws IOException when a file cannot be read or is not what the contract says
     */
    public static Verdict of(Path events, Path truth) throws IOException {
        Judge judge = new Judge(_ -> true, Set.of());
        boolean cutOff = EventLines.read(events, judge);
        return judge.judge(TruthRows.read(truth), cutOff);
    }

    /**
     * The same for a run that began with pages in swap, and whose processes need not all be there at its end.
     *
     * @param before what the page tables held when the tracer began
     * @param judged which names count: the pages of a process that has ended since are nobody's any more
     */
    public static Verdict of(Path events, Path truth, Path before, Predicate<Holding> judged) throws IOException {
        Judge judge = new Judge(judged, Set.copyOf(TruthRows.read(before)));
        boolean cutOff = EventLines.read(events, judge);
        return judge.judge(TruthRows.read(truth), cutOff);
    }

    /** Something was in swap at rest, swapwho named all of it, and nothing else. */
    public boolean exact() {
        return total.held() > 0 && total.missing() == 0 && total.falselyNamed() == 0;
    }

    /**
     * Pages reported and lost, less those that the kernel counted in pswpout; empty without the kernel's count. A page
     * that does not say how it was stored is there or is not, as the kernel's count wants it.
     */
    public Optional<Long> booksDifference() {
        return summary.map(last -> last.kernel().get("pswpout")).map(counted -> devicePages + lostPages - counted)
                .map(difference -> difference - Math.clamp(difference, 0, unknownPages));
    }
}
