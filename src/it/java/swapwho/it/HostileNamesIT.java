// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Process names that would do harm, printed as they are, do none. */
class HostileNamesIT {
    static Stream<LoadRun> runs() {
        return Loads.runs("hostile_names");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyLineIsOneObjectOfJsonInUtf8(LoadRun run) throws IOException {
        assertThat(Events.lines(run.folder().resolve("events.ndjson"))).as(run::story).isNotEmpty().allSatisfy(line -> {
            assertThat(decode(line)).doesNotContainPattern("[\\x00-\\x1f]");
            assertThat(JsonLine.object(line)).containsKey("event");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void jsonKeepsTheNamesAsTheyAre(LoadRun run) {
        Set<String> named = run.events().stream().flatMap(event -> event.commands().stream()).collect(Collectors.toSet());

        assertThat(named).as(run::story).contains("\033[31mred\033[0m", "two\nlines", "\"quote\\\"", "a\",\"pid\":1,\"",
                "\u202eright", "tab\tbell\007", "");
        assertThat(named).as("broken UTF-8").anyMatch(name -> name.endsWith("(bad") && name.contains("\ufffd"));
    }

    @ParameterizedTest(name = "Linux {0}", allowZeroInvocations = true)
    @MethodSource("swapwho.it.SupportedKernels#withoutZswap")
    void textHasNoControlCharactersButTheNewlines(String kernel) throws IOException {
        KernelRun run = KernelRun.of(kernel);
        String text = decode(java.nio.file.Files.readAllBytes(run.part("hostile-text").resolve("trace.out")));

        assertThat(text).contains("red").contains("quote").contains("right");
        assertThat(text.codePoints().filter(c -> c != '\n' && (Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT)).mapToObj(Integer::toHexString)).isEmpty();
        assertThat(run.text("hostile-text", "trace.status")).isEqualTo("0");
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
