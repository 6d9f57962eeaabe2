// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swapwho.testing.Root;

/** What only a process of its own shows: signals, closed pipes, full disks. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TraceProcessTest {
    @TempDir
    private Path folder;

    private Path out;
    private Path err;

    @BeforeEach
    void machine() {
        Root.withSwap(folder);
        out = folder.resolve("out");
        err = folder.resolve("err");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsItWithTheSummaryAndStatus0(String signal) throws IOException, InterruptedException {
        // A build in the background of a shell has SIGINT ignored, and what it starts inherits that.
        Process process = start("exec env --default-signal=" + signal + " $TRACE --json >" + out + " 2>" + err);
        while (!Files.exists(out) || Files.size(out) == 0) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
        assertThat(new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid()).start().waitFor()).isZero();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readAllLines(out).getLast()).startsWith("{\"event\":\"summary\"");
        assertThat(Files.readString(err)).startsWith("tracing ").hasLineCount(1);
    }

    @Test
    void aPipeThatIsClosedEndsItQuietly() throws IOException, InterruptedException {
        Process process = start("{ $TRACE 2>" + err + "; echo $? >" + folder.resolve("status") + "; } | head -1 >" + out);
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("status"))).isEqualTo("0\n");
        assertThat(Files.readString(out)).startsWith("TIME ").hasLineCount(1);
        assertThat(Files.readString(err)).startsWith("tracing ").hasLineCount(1);
    }

    @Test
    void aFullDiskIsOneLineAndStatus1() throws IOException, InterruptedException {
        assertThat(start("exec $TRACE --json >/dev/full 2>" + err).waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(err)).hasSize(2).last().asString()
                .startsWith("swapwho: cannot write the output: ");
    }

    @Test
    void nobodyToHearTheMessages() throws IOException, InterruptedException {
        assertThat(start("exec $TRACE --json --for 100ms >" + out + " 2>&-").waitFor()).isZero();
        assertThat(Files.readAllLines(out).getLast()).startsWith("{\"event\":\"summary\"");
    }

    private Process start(String script) throws IOException {
        String trace = String.join(" ", System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", "\"$CLASSES\"", FakeTrace.class.getName(), folder.toString(), "trace");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.replace("$TRACE", trace));
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        return builder.redirectErrorStream(true).redirectOutput(folder.resolve("sh").toFile()).start();
    }
}
