// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;

/** Man pages and completion have what the parser knows, and the programs that read them understand them. */
class HandoutsTest {
    private static final Map<String, String> FILES = Handouts.files("2026-11-24");
    private static final CommandSpec ALL =
            Commands.create(Streams.plain(null, null, null), null, null).getCommandSpec();

    @TempDir
    private Path folder;

    static List<CommandSpec> commands() {
        return Stream.concat(Stream.of(ALL), Handouts.commands(ALL).stream()).toList();
    }

    @Test
    void eachCommandHasAManPageWithItsOptions() {
        for (CommandSpec command : commands()) {
            String page = FILES.get("man/man1/" + command.qualifiedName("-") + ".1").replace("\\-", "-");
            Handouts.options(command).forEach(option -> assertThat(page).contains("\\fB" + option.longestName() + "\\fR"));
            assertThat(page).contains(command.usageMessage().footer()).contains("\n.SH EXIT STATUS\n");
        }
    }

    @Test
    void eachCommandAndOptionCanBeCompleted() {
        String bash = FILES.get("bash-completion/completions/swapwho");
        String zsh = FILES.get("zsh/site-functions/_swapwho");
        String fish = FILES.get("fish/vendor_completions.d/swapwho.fish");
        for (CommandSpec command : commands()) {
            assertThat(List.of(bash, zsh, fish)).allMatch(script -> script.contains(command.name()));
            Handouts.options(command).forEach(option -> {
                String name = option.longestName();
                assertThat(bash).contains("'" + name + "'");
                assertThat(zsh).containsPattern("[',*{]" + name + "['\\[}]");
                assertThat(fish).containsPattern(" " + command.name() + "'.* -l " + name.substring(2) + " |__fish_use_subcommand' -l ");
            });
        }
    }

    @Test
    void whatTheHelpHidesIsInNone() {
        assertThat(FILES.values()).noneMatch(text -> text.replace("\\-", "-").contains("slow-road"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "swapwho                | trace top held doctor demo",
        "swapwho trace --s      | --summary --strict",
        "swapwho trace --cause k| kswapd",
        "swapwho held --by c    | cgroup container",
        "swapwho top --by c     | cgroup container command",
        "swapwho demo --kernel 5| 5.10",
    })
    void bashCompletes(String line, String words) throws Exception {
        Path script = write("bash-completion/completions/swapwho");
        String[] typed = (line + (line.contains(" ") ? "" : " ")).split(" ", -1);
        String said = run("bash", "-c", "source " + script + "; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\";"
                + " _complete_swapwho; printf '%s\\n' \"${COMPREPLY[@]}\"", "bash", String.join("\0", typed));
        assertThat(said.split("\\s+")).contains(words.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"bash -n,bash-completion/completions/swapwho", "zsh -n,zsh/site-functions/_swapwho",
        "fish -n,fish/vendor_completions.d/swapwho.fish", "mandoc -T lint -W warning,man/man1/swapwho.1",
        "mandoc -T lint -W warning,man/man1/swapwho-held.1", "mandoc -T lint -W warning,man/man1/swapwho-trace.1"})
    void itsReaderUnderstandsIt(String reader, String file) throws Exception {
        assumeTrue(Stream.of("/usr/bin/", "/bin/").anyMatch(bin -> Files.exists(Path.of(bin + reader.split(" ")[0]))));
        String[] words = (reader + " " + write(file)).split(" ");
        assertThat(run(words)).isEmpty();
    }

    @Test
    void aLineOfAPageIsNoRequest() {
        assertThat(ManPage.escape(".x")).isEqualTo("\\&.x");
        assertThat(ManPage.escape("--for \\ 'x'")).isEqualTo("\\-\\-for \\e 'x'");
    }

    private Path write(String file) throws IOException {
        return Files.writeString(folder.resolve(file.replace('/', '-')), FILES.get(file));
    }

    /** What a program says on both streams; NULs in the last argument part it into several. */
    private static String run(String... words) throws Exception {
        List<String> command = Stream.of(words).flatMap(word -> Stream.of(word.split("\0", -1))).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
