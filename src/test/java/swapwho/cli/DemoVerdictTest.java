// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import swapwho.vm.Holding;
import swapwho.vm.TracedSummary;
import swapwho.vm.Verdict;

class DemoVerdictTest {
    private static final Verdict.Share PARENT = new Verdict.Share(174, "parent", 29525, 29525, 29525);
    private static final Verdict.Share CHILD = new Verdict.Share(175, "child", 14135, 14135, 14135);
    private static final List<Verdict.Reclaimer> TASKS = List.of(
            new Verdict.Reclaimer(45, "kswapd0", 42000), new Verdict.Reclaimer(174, "parent", 1660));

    private static Verdict verdict(List<Verdict.Share> processes, List<Verdict.Sample> missing, long pswpout) {
        Verdict.Share all = new Verdict.Share(0, "",
                processes.stream().mapToLong(Verdict.Share::held).sum(),
                processes.stream().mapToLong(Verdict.Share::named).sum(),
                processes.stream().mapToLong(Verdict.Share::agreed).sum());
        return new Verdict(processes, all, missing, List.of(), TASKS, 43660, 43660, 0, 0, 0, false,
                Optional.of(new TracedSummary(43660, 0, 0, 0, Map.of("pswpout", pswpout))));
    }

    @Test
    void aGoodRunSaysSo() {
        Verdict verdict = verdict(List.of(PARENT, CHILD), List.of(), 43660);
        assertThat(DemoVerdict.good(verdict)).isTrue();
        assertThat(DemoVerdict.of(verdict).lines()).allMatch(line -> line.length() <= 80);
        assertThat(DemoVerdict.of(verdict)).isEqualTo("""
                PROCESS                  PAGE TABLE    SWAPWHO   RECALL  PRECISION CURRENT TASK
                parent(174)                   29525      29525   1.0000     1.0000         1660
                child(175)                    14135      14135   1.0000     1.0000            0
                kswapd0(45)                       0          0                            42000
                all                           43660      43660   1.0000     1.0000        43660

                PAGE TABLE    pages in swap that its page table holds, as the kernel says
                SWAPWHO       pages in swap for which swapwho named it
                CURRENT TASK  pages swapped out while it ran: what most tools would print

                Books: 43660 pages reported, 0 events lost; the kernel counted 43660 pages.

                swapwho named every owner of the 43660 pages in swap, and nobody else.
                """);
    }

    @Test
    void aSingleMissedPageIsNeverRoundedAway() {
        Verdict.Share almost = new Verdict.Share(174, "parent", 29525, 29524, 29524);
        Verdict.Sample page = new Verdict.Sample(new Holding(174, 0x1000, 0, 7), "no swap_out of this slot");
        Verdict verdict = verdict(List.of(almost), List.of(page), 43660);
        assertThat(DemoVerdict.good(verdict)).isFalse();
        assertThat(DemoVerdict.of(verdict))
                .contains("parent(174)                   29525      29524   0.9999     1.0000         1660\n")
                .contains("not named: pid 174 address 0x1000 slot 0:7: no swap_out of this slot\n")
                .endsWith("swapwho was wrong: of 29525 pages in swap it missed 1, and it named 0 in error.\n");
    }

    @Test
    void booksThatDoNotBalanceAreNotGood() {
        Verdict verdict = verdict(List.of(PARENT, CHILD), List.of(), 43661);
        assertThat(DemoVerdict.good(verdict)).isFalse();
        assertThat(DemoVerdict.of(verdict)).endsWith("but the books do not balance.\n");
    }

    @Test
    void nothingInSwapIsNotGood() {
        Verdict verdict = verdict(List.of(), List.of(), 43660);
        assertThat(DemoVerdict.good(verdict)).isFalse();
        assertThat(DemoVerdict.of(verdict)).contains("nothing to judge");
    }

    @Test
    void aNameCannotTouchTheTerminal() {
        Verdict verdict = verdict(List.of(new Verdict.Share(9, "\033[2Jx\n", 1, 1, 1)), List.of(), 43660);
        assertThat(DemoVerdict.of(verdict)).contains("\\x1b[2Jx\\n(9)").doesNotContain("\033");
    }
}
