// SPDX-License-Identifier: Apache-2.0
package swapwho.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages depend on each other only downwards: cli on all, its children on model, and vm on nothing of ours. */
class ArrowsTest {
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "cli", Set.of("bpf", "proc", "view", "vm", "model"),
            "bpf", Set.of("model"),
            "proc", Set.of("model"),
            "view", Set.of("model"),
            "vm", Set.of(),
            "model", Set.of());

    @Test
    void packagesDependOnlyDownwards() {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new java.util.HashSet<>();
        // Lines like "   swapwho.cli   -> swapwho.bpf   classes".
        jdeps().map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 3 && words[1].equals("->") && words[2].startsWith("swapwho."))
                .forEach(words -> {
                    String from = words[0].replaceFirst("^swapwho\\.", "");
                    String to = words[2].replaceFirst("^swapwho\\.", "");
                    seen.add(from);
                    if (!from.equals(to) && !ALLOWED.getOrDefault(from, Set.of()).contains(to)) {
                        wrong.add(from + " -> " + to);
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(ALLOWED.keySet()).containsAll(seen);
        assertThat(seen).contains("cli", "bpf", "view");
    }

    private static Stream<String> jdeps() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        String classpath = System.getProperty("java.class.path");
        assertThat(jdeps.run(writer, writer, "-verbose:package", "--multi-release", "25", "--ignore-missing-deps",
                "-cp", classpath, Path.of("target/classes").toString())).as(out::toString).isZero();
        return out.toString().lines();
    }
}
