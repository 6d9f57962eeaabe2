// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static swapwho.vm.VerdictFiles.owner;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How events and page tables are compared. */
class VerdictTest {
    private static final long A = 0x7f1200000000L;
    private static final long B = 0x7f3400000000L;

    @TempDir
    private Path folder;

    @Test
    void namesThatThePageTablesHoldAreExact() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, A), owner(8, A))
                .out(11, 1, owner(8, B))
                .held(8, A, 10)
                .held(8, B, 11)
                .held(7, A, 10) // the file is in the order of processes, not of slots
                .summary(0)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
        assertThat(verdict.booksDifference()).contains(0L);
        assertThat(verdict.processes())
                .extracting(Verdict.Share::pid, Verdict.Share::command, Verdict.Share::held, Verdict.Share::named)
                .containsExactly(tuple(8, "p8", 2L, 2L), tuple(7, "p7", 1L, 1L));
        assertThat(verdict.total().held()).isEqualTo(3);
    }

    @Test
    void nothingInSwapIsNotExact() throws IOException {
        assertThat(new VerdictFiles().summary(0).verdict(folder).exact()).isFalse();
    }

    @Test
    void theLatestEventOfASlotCounts() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, A))
                .out(10, 1, owner(8, B))
                .held(8, B, 10)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
        assertThat(verdict.total().named()).isEqualTo(1);
    }

    @Test
    void aSlotNoLongerInUseIsNobodysFault() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, A))
                .out(11, 1, owner(7, B))
                .held(7, B, 11)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
        assertThat(verdict.total().named()).isEqualTo(1);
    }

    @Test
    void aHugeFolioCoversConsecutiveSlotsAndAddresses() throws IOException {
        VerdictFiles files = new VerdictFiles().out(512, 512, owner(7, A, 512, 0));
        for (int page = 0; page < 512; page++) {
            files.held(7, A + page * 4096L, 512 + page);
        }

        assertThat(files.verdict(folder).exact()).isTrue();
        assertThat(files.verdict(folder).swapOutPages()).isEqualTo(512);
        assertThat(files.held(7, A + 512 * 4096L, 1024).verdict(folder).total().missing()).isEqualTo(1);
    }

    @Test
    void anOwnerThatMapsAFolioInPiecesStandsOnceForEach() throws IOException {
        VerdictFiles files = new VerdictFiles()
                .out(64, 8, owner(7, A, 3, 0), owner(7, B, 2, 5), owner(8, A, 1, 7))
                .held(7, A, 64)
                .held(7, A + 0x1000, 65)
                .held(7, A + 0x2000, 66)
                .held(7, B, 69)
                .held(7, B + 0x1000, 70)
                .held(8, A, 71);

        assertThat(files.verdict(folder).exact()).isTrue();
    }

    @Test
    void aLaterFolioTakesOverOnlyTheSlotsItCovers() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(64, 4, owner(7, A, 4, 0))
                .out(65, 1, owner(8, B))
                .held(7, A, 64)
                .held(8, B, 65)
                .held(7, A + 0x2000, 66)
                .held(7, A + 0x3000, 67)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
    }

    @Test
    void theRightProcessAtTheWrongAddressIsBothMissingAndFalse() throws IOException {
        Verdict verdict =
                new VerdictFiles().out(10, 1, owner(7, B)).held(7, A, 10).verdict(folder);

        assertThat(verdict.missing())
                .extracting(Object::toString)
                .containsExactly("pid 7 address 0x7f1200000000 slot 0:10: line 1 names [7 at 0x7f3400000000]");
        assertThat(verdict.falseNames())
                .extracting(Object::toString)
                .containsExactly("pid 7 address 0x7f3400000000 slot 0:10: line 1 names [7 at 0x7f3400000000]");
    }

    @Test
    void aHeldSlotWithoutAnyEventIsMissing() throws IOException {
        Verdict verdict = new VerdictFiles().held(7, A, 10).verdict(folder);

        assertThat(verdict.total().recall()).isZero();
        assertThat(verdict.total().precision()).isEqualTo(1);
        assertThat(verdict.missing()).singleElement().asString().endsWith("no swap_out of this slot");
    }

    @Test
    void pagesAreCountedByTheTaskThatRan() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, A))
                .out(11, 2, owner(7, B, 2, 0))
                .line("""
                        {"event":"swap_out","page":{"kind":"anon","pages":1},"slot":{"type":0,"offset":20},\
                        "owners":[],"reclaimer":{"pid":7,"tid":9,"command":"hog"}}""")
                .verdict(folder);

        assertThat(verdict.reclaimers())
                .containsExactly(new Verdict.Reclaimer(45, "kswapd0", 3), new Verdict.Reclaimer(7, "hog", 1));
    }

    @Test
    void booksLeaveOutWhatTheKernelKeptWithoutTheDevice() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, A))
                .line("""
                        {"event":"swap_out","page":{"pages":1},"slot":{"type":0,"offset":11},"stored":"zero","owners":[]}""")
                .line("""
                        {"event":"swap_out","page":{"pages":1},"slot":{"type":0,"offset":12},"stored":"zswap","owners":[]}""")
                .summary(0)
                .verdict(folder);

        assertThat(verdict.swapOutPages()).isEqualTo(3);
        assertThat(verdict.booksDifference()).contains(0L);
    }

    @Test
    void aPageThatDoesNotSayHowItWasStoredIsInTheBooksOrNot() throws IOException {
        String unknown = "{\"event\":\"swap_out\",\"page\":{\"pages\":1},\"slot\":{\"type\":0,\"offset\":11},\"owners\":[]}";

        assertThat(new VerdictFiles().line(unknown).summary(0).verdict(folder).booksDifference()).contains(0L);
        assertThat(new VerdictFiles().line(unknown).out(10, 1).summary(0).without(event -> event == 1).verdict(folder)
                .booksDifference()).contains(0L);
        assertThat(new VerdictFiles().line(unknown).out(10, 2).summary(0).without(event -> event == 1).verdict(folder)
                .booksDifference()).contains(-1L);
    }

    @Test
    void pagesSaidToBeLostAreInTheBooks() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, A))
                .out(11, 1, owner(7, B))
                .summary(1)
                .without(event -> event == 1)
                .verdict(folder);

        assertThat(verdict.lostEvents()).isEqualTo(1);
        assertThat(verdict.booksDifference()).contains(0L);
    }

    @Test
    void withoutASummaryThereAreNoBooks() throws IOException {
        Verdict verdict =
                new VerdictFiles().line("{\"event\":\"lost\",\"events\":12}").verdict(folder);

        assertThat(verdict.booksDifference()).isEmpty();
        assertThat(verdict.lostEvents()).isEqualTo(12);
    }

    @Test
    void theLatestByItsTimeCountsNotByItsLine() throws IOException {
        Verdict verdict = new VerdictFiles()
                .outAt(2000, 10, owner(7, 0x1000))
                .outAt(1000, 10, owner(8, 0x2000))
                .held(7, 0x1000, 10)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
    }

    @Test
    void anOwnerThatHasItsPageBackIsNotAskedForIt() throws IOException {
        String both = owner(7, A) + "," + owner(8, A);
        VerdictFiles files = new VerdictFiles().outAt(1000, 10, both).held(8, A, 10);

        assertThat(files.inAt(900, 7, 10, "fault").verdict(folder).exact()).as("before it was taken").isFalse();
        assertThat(files.inAt(1100, 8, 10, "fault").verdict(folder).exact()).as("the other one").isFalse();
        assertThat(files.inAt(1100, 7, 10, "readahead").verdict(folder).exact()).as("only read").isFalse();
        assertThat(files.inAt(1100, 7, 10, "fault").verdict(folder).exact()).isTrue();
    }

    @Test
    void whatThePageTablesStillHoldMustBeNamed() throws IOException {
        VerdictFiles files = new VerdictFiles().outAt(1000, 10, owner(8, A)).inAt(1100, 7, 10, "fault").held(7, A, 10).held(8, A, 10);

        assertThat(files.verdict(folder).total().missing()).isEqualTo(1);
    }

    @Test
    void aMoveIsNoSwapOutAndCountsInPswpout() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, 0x1000))
                .out(11, 1, owner(7, 0x2000))
                .move(10)
                .move(11, owner(9, 0x9000))
                .held(7, 0x1000, 10)
                .held(7, 0x2000, 11)
                .summary(0)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
        assertThat(verdict.swapOutPages()).isEqualTo(2);
    }
}
