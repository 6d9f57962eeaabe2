// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoScreenTest {
    private static final String EVENT = """
            {"event":"swap_out","page":{"pages":1},"slot":{"type":0,"offset":1},\
            "owners":[{"pid":7,"command":"h\\u001bog","address":"0x1000","pages":1}]}""";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private DemoScreen screen(boolean terminal) {
        return new DemoScreen(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, "hog");
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("(?m)^ *\\d+\\.\\d s  ", "");
    }

    @Test
    void withoutATerminalAStepIsOneLine() {
        DemoScreen screen = screen(false);
        screen.step("fetch kernel", 0, 30_000_000);
        screen.step("fetch kernel", 15_000_000, 30_000_000);
        screen.step("fetch kernel", 30_000_000, 30_000_000);
        screen.step("unpack", 0, 0);
        assertThat(shown()).isEqualTo("fetch kernel, 30.0 MB\nunpack\n");
    }

    @Test
    void onATerminalAStepIsRewrittenInPlace() {
        DemoScreen screen = screen(true);
        screen.step("fetch kernel", 0, 30_000_000);
        screen.step("fetch kernel", 30_000_000, 30_000_000);
        screen.say("fetched");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).matches("""
                fetch kernel \\[ {20}] 0\\.0 of 30\\.0 MB
                \033\\[1A\033\\[Jfetch kernel \\[#{20}] 30\\.0 of 30\\.0 MB
                \033\\[1A\033\\[J *[0-9.]+ s  fetched
                """);
    }

    @Test
    void theOwnersComeWithTheStageAndEscaped() {
        DemoScreen screen = screen(false);
        screen.booted();
        screen.stage("attached");
        screen.line(EVENT);
        screen.line(EVENT);
        screen.stage("rest");
        assertThat(shown()).isEqualTo("""
                booted; attaching the tracer
                attached; running the load hog
                2 pages swapped out: h\\x1bog(7) 2
                the load's memory is at rest; reading all page tables
                """);
    }

    @Test
    void onATerminalTheOwnersAreATable() {
        DemoScreen screen = screen(true);
        screen.line(EVENT);
        screen.stage("rest");
        assertThat(shown()).contains("OWNER", "h\\x1bog(7)", "swapped out");
        assertThat(shown().lines()).allMatch(line -> line.replaceAll("\033\\[[0-9]*[AJ]", "").length() <= 79);
    }
}
