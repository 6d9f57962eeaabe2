// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guest's run-load.sh with stand-ins for the tracer and the truth, in the guest's shell. */
@Timeout(60)
class RunLoadTest {
    private static final String TRACER = """
            echo "$@" >"$HERE/arguments"
            trap 'echo summary; exit 0' TERM
            echo tracing >&2
            while :; do sleep 0.1; done
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void standIns() throws IOException {
        program("swapwho", TRACER);
        program("truth", "echo pid,address,type,offset");
    }

    private Path program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private int run(Path load, String... traceOptions) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("busybox", "sh", Path.of("src/guest/run-load.sh").toAbsolutePath().toString(),
                out("").toString(), load.toString());
        builder.command().addAll(List.of(traceOptions));
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("HERE", folder.toString());
        builder.environment().remove("LIVE");
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    @Test
    void aLoadThatKeepsTheProtocol() throws Exception {
        Path load = program("load", "echo start; echo rest; cat; echo closed; echo trouble >&2; exit 3");
        assertThat(run(load, "--slow-road", "--ring-size=65536")).isZero();
        assertThat(out("load.log")).hasContent("start\nrest\nclosed\ntrouble\n");
        assertThat(out("load.status")).hasContent("3\n");
        assertThat(out("trace.status")).hasContent("0\n");
        assertThat(out("events.ndjson")).hasContent("summary\n");
        assertThat(out("truth.csv")).hasContent("pid,address,type,offset\n");
        assertThat(out("failure")).doesNotExist();
        assertThat(folder.resolve("arguments")).hasContent("trace --json --slow-road --ring-size=65536\n");
    }

    @Test
    void aLoadThatEndsTooEarlyIsReportedWithItsStatus() throws Exception {
        assertThat(run(program("load", "echo restless; echo no memory >&2; exit 9"))).isEqualTo(1);
        assertThat(out("failure")).hasContent(
                "the load ended with status 9 before it wrote the line \"rest\": no memory\n");
        assertThat(out("load.status")).hasContent("9\n");
        assertThat(out("trace.status")).hasContent("0\n");
    }

    @Test
    void aLoadThatCannotStart() throws Exception {
        Path load = Files.writeString(program("load", ""), "#!/no/such/shell\n");
        assertThat(run(load)).isEqualTo(1);
        assertThat(out("failure")).hasContent("the load ended with status 127 before it wrote the line \"rest\": " + load
                + ": not found; the guest runs static executables and scripts for /bin/sh, and has the programs of busybox\n");
    }

    @Test
    void aLineMayComeInParts() throws Exception {
        Path load = program("load", "printf 're'; sleep 0.5; printf 'st\\nmore'; cat");
        assertThat(run(load)).isZero();
        assertThat(out("load.log")).hasContent("rest\nmore");
    }

    @Test
    void onlyTheWholeLineCounts() throws Exception {
        assertThat(run(program("load", "echo ' rest'; echo 'rest '; echo unrest; echo rest >&2"))).isEqualTo(1);
        assertThat(out("failure")).content().startsWith("the load ended with status 0 before it wrote the line \"rest\"");
    }

    @Test
    void aTracerThatDoesNotAttachIsReportedWithItsLastWords() throws Exception {
        program("swapwho", "echo 'swapwho: no BTF' >&2; exit 3");
        assertThat(run(program("load", "echo rest; cat"))).isEqualTo(1);
        assertThat(out("failure")).hasContent("swapwho trace did not attach: swapwho: no BTF\n");
        assertThat(out("trace.status")).hasContent("3\n");
        assertThat(out("load.log")).isEmptyFile();
    }
}
