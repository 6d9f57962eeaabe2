// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static swapwho.vm.VerdictFiles.owner;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict is the test of all VM tests, so it is shown here to fail for each kind of wrong tracer. */
class VerdictCanFailTest {
    private static final int PARENT = 7;
    private static final int CHILD = 8;
    private static final long START = 0x7f1200000000L;
    private static final int PAGES = 1009;

    @TempDir
    private Path folder;

    /**
     * A parent's pages, of which the child has rewritten every second one: two processes at the same address
     * hold one slot, or each its own. A tracer that believes the reverse map names both of them for the parent's.
     */
    private VerdictFiles forked(boolean candidates) {
        VerdictFiles files = new VerdictFiles();
        for (int page = 0; page < PAGES; page++) {
            long address = START + page * 4096L;
            boolean rewritten = page % 2 == 1;
            files.held(PARENT, address, 100 + page).held(CHILD, address, rewritten ? 5000 + page : 100 + page);
            if (rewritten && !candidates) {
                files.out(100 + page, 1, owner(PARENT, address));
            } else {
                files.out(100 + page, 1, owner(PARENT, address), owner(CHILD, address));
            }
            if (rewritten) {
                files.out(5000 + page, 1, owner(CHILD, address));
            }
        }
        return files.summary(0);
    }

    @Test
    void ownersAreExact() throws IOException {
        assertThat(forked(false).verdict(folder).exact()).isTrue();
    }

    @Test
    void candidatesReportedAsOwnersBreakPrecision() throws IOException {
        Verdict verdict = forked(true).verdict(folder);

        assertThat(verdict.exact()).isFalse();
        assertThat(verdict.total().recall()).isEqualTo(1);
        assertThat(VerdictFiles.ratio(verdict.total().precision())).isEqualTo("0.800");
        assertThat(verdict.total().falselyNamed()).isEqualTo(PAGES / 2);
        assertThat(verdict.falseNames()).hasSize(20).allMatch(name -> name.page().pid() == CHILD);
        assertThat(verdict.booksDifference()).contains(0L);
    }

    @Test
    void droppingEveryHundredthEventBreaksRecallAndTheBooks() throws IOException {
        Verdict verdict = forked(false).without(event -> event % 100 == 99).verdict(folder);

        assertThat(verdict.exact()).isFalse();
        assertThat(verdict.total().recall()).isLessThan(1);
        assertThat(verdict.missing()).isNotEmpty();
        assertThat(verdict.booksDifference()).contains(-15L);
    }

    @Test
    void namingTheReclaimerBreaksBoth() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(45, START))
                .held(PARENT, START, 10)
                .summary(0)
                .verdict(folder);

        assertThat(verdict.total().recall()).isZero();
        assertThat(verdict.total().precision()).isZero();
    }
}
