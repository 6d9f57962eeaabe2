// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import swapwho.vm.Verdict;

/** At rest, what swapwho said is what the kernel's own page tables say: page by page, on each kernel and road. */
class TruthIT {
    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void everyPageInSwapIsNamed(LoadRun run) {
        Verdict verdict = run.verdict();

        assertThat(verdict.total().held()).as(run::story).isPositive();
        assertThat(verdict.total().missing()).as(() -> verdict.missing() + "\n" + run.story())
                .isLessThanOrEqualTo(BooksIT.entriesOfBarePages(run));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("swapwho.it.Loads#runs")
    void nobodyIsNamedWhoDoesNotHoldThePage(LoadRun run) {
        Verdict verdict = run.verdict();

        assertThat(verdict.total().named()).as(run::story).isPositive();
        assertThat(verdict.falseNames()).as(run::story).isEmpty();
        assertThat(verdict.total().precision()).isEqualTo(1);
    }
}
