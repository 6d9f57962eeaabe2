// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `top` on a terminal: it fills the screen, listens to keys, and gives the terminal back however it ends. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TopProcessTest {
    private static final String BEGIN = "\033[?1049h";
    private static final String END = "\033[?1049l";
    /** Of the runtime that is packed along. */
    private static final String MODULES = "java.base";

    @TempDir
    private Path folder;

    /** The fault comes so many seconds after the start of Java, which on a busy machine takes some of them itself. */
    @ParameterizedTest
    @CsvSource({"q, 100, 0", "Ctrl-C, 100, 0", "signal, 100, 0", "fault, 5, 1", "time, 100, 0"})
    void theTerminalIsGivenBack(String how, int faultAfter, int status) throws Exception {
        String screen = run(how, faultAfter, how.equals("time") ? "top --for 1s" : "top", "xterm");
        assertThat(screen).contains(BEGIN).contains("LOSES: PROCESS").contains("status " + status).contains("echo icanon");
        String after = screen.substring(screen.lastIndexOf(END) + END.length());
        assertThat(after).doesNotContain("\033[?1049h");
        assertThat(after.contains("a fault in swapwho itself: ")).isEqualTo(how.equals("fault"));
        assertThat(after).startsWith(how.equals("fault") ? "swapwho: " : "status ");
    }

    @Test
    void aTerminalWithoutAScreenGetsBlocks() throws Exception {
        String screen = run("time", 100, "top --for 1s", "dumb");
        assertThat(screen).doesNotContain("\033").contains("LOSES: PROCESS").contains("status 0");
    }

    @Test
    void traceLoadsNothingOfIt() throws Exception {
        Path classes = folder.resolve("classes");
        String trace = String.join(" ", java(), "-Xlog:class+load:file=" + classes, "-cp", "\"$CLASSES\"", FakeTrace.class.getName(),
                folder.toString(), "trace --json --for 200ms");
        swapwho.testing.Root.withSwap(folder);
        assertThat(start(trace + " >/dev/null 2>&1").waitFor()).isZero();
        List<String> loaded = Files.readAllLines(classes);
        assertThat(loaded).anyMatch(line -> line.contains(" swapwho.cli.Intake "));
        assertThat(loaded.stream().filter(line -> line.matches(".* (org\\.jline\\.|swapwho\\.\\w+\\.(Top(?!Command )|EventCounts|RowCounts)).*"))).isEmpty();
    }

    private String run(String how, int faultAfter, String arguments, String type) throws Exception {
        Path screen = folder.resolve("screen");
        String top = String.join(" ", java(), "--limit-modules " + MODULES, "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-cp", "\"$CLASSES\"", FakeTop.class.getName(), folder.toString(), Integer.toString(faultAfter), arguments);
        String inside = "stty cols 80 rows 24; " + top + "; echo status $?; stty -a | grep -q ' icanon' && stty -a | grep -q ' echo '"
                + " && echo echo icanon";
        Path script = Files.writeString(folder.resolve("inside.sh"), inside);
        Process process = start("TERM=" + type + " exec env --default-signal=INT script -qe -c 'sh " + script + "' " + screen);
        // What has ended has written all that it will.
        for (boolean ended = false; !(Files.exists(screen) && Files.readString(screen, StandardCharsets.ISO_8859_1).contains("LOSES"));) {
            assertThat(ended).isFalse();
            Thread.sleep(50);
            ended = !process.isAlive();
        }
        switch (how) {
            case "q" -> process.outputWriter().append('q').flush();
            case "Ctrl-C" -> process.outputWriter().append('\003').flush();
            case "signal" -> process.descendants().filter(child -> child.info().command().orElse("").endsWith("/java"))
                    .forEach(ProcessHandle::destroy);
            default -> {}
        }
        process.waitFor();
        return Files.readString(screen);
    }

    private static String java() {
        return System.getProperty("java.home") + "/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    }

    private Process start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        return builder.redirectErrorStream(true).redirectOutput(folder.resolve("sh").toFile()).start();
    }
}
