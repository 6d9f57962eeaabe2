// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import swapwho.testing.Golden;

class UsageTest {
    private static final int SCREEN = 40;

    @ParameterizedTest
    @ValueSource(strings = {"", "trace", "top", "held", "doctor", "demo"})
    void helpFitsAScreen(String command) {
        String[] args = Stream.of(command, "--help").filter(word -> !word.isEmpty()).toArray(String[]::new);
        Run run = Run.of(args);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSizeLessThanOrEqualTo(SCREEN).allMatch(line -> line.length() <= 80);
        Golden.check(("help " + command).strip().replace(' ', '-') + ".txt", run.out());
    }

    static List<String> examples() {
        return Stream.of("", "trace", "top", "held", "doctor", "demo")
                .map(command -> Run.of((command + " --help").strip().split(" ")))
                .flatMap(run -> run.lines().stream().dropWhile(line -> !line.equals("Examples:")).skip(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfTheHelpAreUnderstood(String example) {
        String[] words = example.strip().replaceAll("  .*|[|>].*", "").replaceFirst("^sudo ", "").strip().split(" +");
        assertThat(words[0]).isEqualTo("swapwho");
        CommandLine line = Commands.create(Streams.plain(null, null, null), null, null);
        line.parseArgs(Stream.of(words).skip(1).toArray(String[]::new));
    }

    @Test
    void eachHelpHasThreeExamples() {
        assertThat(examples()).hasSize(18);
    }

    @Test
    void version() {
        Run run = Run.of("--version");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(3);
        // A source archive has no git to ask.
        String commit = Files.exists(Path.of(".git")) ? " \\(commit [0-9a-f]{12}(-dirty)?\\)" : "";
        assertThat(run.lines().getFirst()).matches("swapwho (\\d\\S*|\\(not packaged\\))" + commit);
        assertThat(run.lines()).anyMatch(line -> line.matches("libbpf \\d.*")).anyMatch(line -> line.startsWith("Java "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "                       | a command is missing",
        "trac                   | 'trac'",
        "trace --jsn            | '--jsn'",
        "trace --for 3x         | '3x' is not a time like 100ms, 30s, 5m or 2h",
        "trace --for            | --for",
        "trace --pid me         | 'me'",
        "trace --cause swapd    | there is no cause 'swapd', but other, kswapd, direct",
        "trace --ring-size 5000 | --ring-size must be a power of two, at least 4096",
        "trace --max-owners 0   | --max-owners must be a number from 1 to 1024",
        "trace --max-owners 1025 | --max-owners must be a number from 1 to 1024",
        "trace extra            | 'extra'",
        "held --by pid          | there are no rows by 'pid', but by process, cgroup, container, mapping, area",
        "top --by area          | there are no rows by 'area', but by process, cgroup, container, command, mapping",
        "held --cause kswapd    | '--cause'",
        "trace @file            | '@file'",
    })
    void wrongUsageIsOneLineAndStatus2(String args, String telling) {
        Run run = args == null ? Run.of() : Run.of(args.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("swapwho: ").contains(telling).containsPattern("; see: swapwho.* --help\n$").hasLineCount(1);
    }
}
