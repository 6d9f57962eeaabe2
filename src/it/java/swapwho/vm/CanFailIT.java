// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import swapwho.it.LoadRun;

/** The verdict on a real run turns bad when the tracer's answer is made worse: the tests of truth and books can fail. */
class CanFailIT {
    private static final Predicate<TracedSwapOut> ALL = _ -> true;

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void candidatesInsteadOfOwnersBreakPrecision(String kernel) throws IOException {
        LoadRun run = new LoadRun(kernel, "fork_cow", "fast");
        Verdict exact = judge(run, ALL, UnaryOperator.identity());
        Verdict candidates = judge(run, ALL, new Candidates(run));

        assertThat(exact.total().precision()).isEqualTo(1);
        assertThat(candidates.total().recall()).isEqualTo(1);
        assertThat(candidates.total().precision()).isLessThan(0.9);
        assertThat(candidates.falseNames()).isNotEmpty();
    }

    /** Where zswap takes the pages, pswpout says little: BooksCanFailIT has the other counters. */
    @ParameterizedTest(name = "Linux {0}", allowZeroInvocations = true)
    @MethodSource("swapwho.it.SupportedKernels#withoutZswap")
    void everyHundredthEventDroppedBreaksRecallAndTheBooks(String kernel) throws IOException {
        LoadRun run = new LoadRun(kernel, "fork_cow", "fast");
        Verdict whole = judge(run, ALL, UnaryOperator.identity());
        Verdict thinned = judge(run, event -> event.line() % 100 != 0, UnaryOperator.identity());

        assertThat(whole.booksDifference()).contains(0L);
        assertThat(thinned.total().recall()).isLessThan(1);
        assertThat(thinned.booksDifference()).hasValueSatisfying(
                difference -> assertThat(difference).isLessThan(-whole.swapOutPages() / 200));
    }

    private static Verdict judge(LoadRun run, Predicate<TracedSwapOut> kept, UnaryOperator<TracedSwapOut> change)
            throws IOException {
        Judge judge = new Judge(run.judged(), Set.copyOf(TruthRows.read(run.folder().resolve("before.csv"))));
        EventLines.read(run.folder().resolve("events.ndjson"), new EventLines.Reader() {
            @Override
            public void swapOut(TracedSwapOut event) {
                if (kept.test(event)) {
                    judge.swapOut(change.apply(event));
                }
            }

            @Override
            public void lost(long events) {
                judge.lost(events);
            }

            @Override
            public void summary(TracedSummary summary) {
                judge.summary(summary);
            }
        });
        return judge.judge(TruthRows.read(run.folder().resolve("truth.csv")), false);
    }

    /**
     * What a walk of the reverse map would report: a parent's page, and after the fork its child too, whatever has become
     * of the child's copy. What both have at the same address was mapped before the fork.
     */
    private static final class Candidates implements UnaryOperator<TracedSwapOut> {
        private final Map<String, Integer> pids = new HashMap<>();
        private final Map<String, Set<Long>> addresses = new HashMap<>();

        Candidates(LoadRun run) throws IOException {
            judge(run, event -> {
                event.owners().forEach(owner -> {
                    pids.put(owner.command(), owner.pid());
                    addresses.computeIfAbsent(owner.command(), _ -> new HashSet<>()).add(owner.address());
                });
                return false;
            }, UnaryOperator.identity());
        }

        @Override
        public TracedSwapOut apply(TracedSwapOut event) {
            Set<TracedSwapOut.Run> owners = new LinkedHashSet<>(event.owners());
            for (TracedSwapOut.Run owner : event.owners()) {
                if (owner.command().equals("parent") && addresses.get("child").contains(owner.address())) {
                    owners.add(new TracedSwapOut.Run(pids.get("child"), "child", owner.address(), 1, 0));
                }
            }
            return new TracedSwapOut(event.line(), event.monotonicNs(), event.move(), event.type(), event.offset(), event.pages(),
                    event.stored(), event.reclaimerPid(), event.reclaimer(), List.copyOf(owners));
        }
    }
}
