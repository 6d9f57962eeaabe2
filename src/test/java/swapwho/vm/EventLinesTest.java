// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static swapwho.vm.VerdictFiles.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as a guest leaves them: whole, cut off, or wrong. */
class EventLinesTest {
    private static final String CONTRACT_LINE =
            """
            {"event":"swap_out","time":"2026-11-24T17:32:30.123456789Z","monotonic_ns":31415926535,\
            "page":{"kind":"anon","pages":1},"slot":{"device":"/dev/vdb","type":0,"offset":1234},"stored":"device",\
            "owners":[{"pid":174,"command":"hog","address":"0x7f1200000000","pages":1}],"references":1,"complete":true,\
            "cause":"kswapd","reclaimer":{"pid":45,"tid":45,"command":"kswapd0"}}""";

    @TempDir
    private Path folder;

    @Test
    void theContractsOwnExampleIsRead() throws IOException {
        Verdict verdict = new VerdictFiles()
                .line(CONTRACT_LINE)
                .held(174, 0x7f1200000000L, 1234)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
        assertThat(verdict.cutOff()).isFalse();
        assertThat(verdict.processes()).singleElement().extracting(Verdict.Share::command).isEqualTo("hog");
    }

    @Test
    void keysOfLaterVersionsAndOtherEventsAreSkipped() throws IOException {
        Verdict verdict = new VerdictFiles()
                .line("{\"event\":\"swap_in\",\"slot\":{\"type\":0,\"offset\":1234},\"process\":{\"pid\":1}}")
                .line(CONTRACT_LINE.replace("\"pages\":1}]", "\"pages\":1,\"tags\":[{\"pid\":3},[4]],\"unit\":null}]"))
                .held(174, 0x7f1200000000L, 1234)
                .verdict(folder);

        assertThat(verdict.exact()).isTrue();
    }

    @Test
    void aLastLineCutOffAnywhereIsLeftOutAndSaid() throws IOException {
        for (int cut = 1; cut < CONTRACT_LINE.length(); cut++) {
            Verdict verdict = new VerdictFiles()
                    .out(10, 1, owner(7, 0x1000))
                    .cutOff(CONTRACT_LINE.substring(0, cut))
                    .verdict(folder);

            assertThat(verdict.cutOff()).isTrue();
            assertThat(verdict.swapOutPages()).isEqualTo(1);
        }
    }

    @Test
    void aLineMayBeLongerThanAnyBuffer() throws IOException {
        String[] owners = IntStream.rangeClosed(1, 5000)
                .mapToObj(pid -> owner(pid, 0x1000))
                .toArray(String[]::new);
        VerdictFiles files = new VerdictFiles().out(9, 1, owner(7, 0x1000)).out(10, 1, owners);
        files.held(1, 0x1000, 10).held(5000, 0x1000, 10);

        assertThat(files.verdict(folder).total().agreed()).isEqualTo(2);
        assertThat(files.verdict(folder).total().named()).isEqualTo(5000);
    }

    @Test
    void aBrokenLineInTheMiddleIsAnError() {
        VerdictFiles files = new VerdictFiles()
                .out(10, 1, owner(7, 0x1000))
                .line(CONTRACT_LINE.substring(0, 99))
                .out(11, 1, owner(7, 0x2000));

        assertThatThrownBy(() -> files.verdict(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("events.ndjson line 2 is no event");
    }

    @Test
    void aSwapOutWithoutItsSlotIsAnError() {
        VerdictFiles files = new VerdictFiles().line("{\"event\":\"swap_out\",\"owners\":[]}");

        assertThatThrownBy(() -> files.verdict(folder)).hasMessageEndingWith("a swap-out or swap-in without its slot");
    }

    @Test
    void truthThatIsNoTruthIsAnError() throws IOException {
        Path truth = Files.writeString(folder.resolve("truth.csv"), TruthRows.HEADER + "\n7,0x1000,0,10\n7,0x1000,0\n");

        assertThatThrownBy(() -> TruthRows.read(truth)).hasMessageContaining("line 3 is no row");
        Files.writeString(truth, "");
        assertThatThrownBy(() -> TruthRows.read(truth)).hasMessageContaining("does not begin with");
    }
}
