// SPDX-License-Identifier: Apache-2.0
package swapwho.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** bin/swapwho in a home with a runtime that prints its arguments. */
class HomeTest {
    @TempDir
    private Path folder;

    private Path home;
    private Path program;

    @BeforeEach
    void build() throws IOException {
        home = folder.resolve("a home");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        program = home.resolve("bin/swapwho");
        Files.copy(Path.of("src/main/launcher/swapwho"), program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.copy(Path.of("scripts/find-jdk.sh"), home.resolve("lib/find-jdk.sh"));
        Shell.jdk(home.resolve("runtime"), "JAVA_VERSION=\"25.0.3\"\n");
    }

    @Test
    void argumentsArriveAsTheyAre() {
        assertThat(run("exec \"$0\" \"$@\"".replace("$0", program.toString()), "trace", "--command", "a b", "")).isEqualTo(
                "<@H/lib/jvm.options><-Dswapwho.home=H><-Djava.library.path=H/lib><-jar><H/lib/swapwho.jar><trace><--command><a b><>");
    }

    @Test
    void onlyTopGetsATerminalLibrary() {
        assertThat(run("\"$HOME/a home/bin/swapwho\" top --once")).isEqualTo(
                "<@H/lib/jvm.options><-Dswapwho.home=H><-Djava.library.path=H/lib><-cp><H/lib/swapwho.jar:H/lib/top/*><swapwho.cli.Main><top><--once>");
    }

    @Test
    void librariesThatArePackedAlongAreStartedByTheirOwnLoader() {
        Shell.program(home.resolve("lib/native/swapwho"), "for a; do echo \"<$a>\"; done");
        assertThat(run("\"$HOME/a home/bin/swapwho\" x")).isEqualTo("<--inhibit-cache><--library-path><H/lib/native>"
                + "<H/runtime/bin/java><@H/lib/jvm.options><-Dswapwho.home=H><-Djava.library.path=H/lib><-jar><H/lib/swapwho.jar><x>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cd \"$HOME/a home/bin\" && ./swapwho x", "cd \"$HOME/a home/bin\" && sh swapwho x",
        "ln -s \"$HOME/a home/bin/swapwho\" \"$HOME/link\" && \"$HOME/link\" x", "PATH=\"$HOME/a home/bin:$PATH\"; swapwho x"})
    void fromWhereverItIsCalled(String script) {
        assertThat(run(script)).isEqualTo("<@H/lib/jvm.options><-Dswapwho.home=H><-Djava.library.path=H/lib><-jar><H/lib/swapwho.jar><x>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.3", "25.0.4"})
    void theCacheIsForTheJavaThatWroteItOnly(String wrote) throws IOException {
        Files.writeString(home.resolve("lib/swapwho.aot"), "");
        Files.writeString(home.resolve("lib/swapwho.aot.for"), wrote + "\n");
        String flag = "<-XX:AOTCache=H/lib/swapwho.aot>";
        assertThat(run("\"$HOME/a home/bin/swapwho\"").contains(flag)).isEqualTo(wrote.equals("25.0.3"));
    }

    /** What the C library is told of memory, unless somebody has told it something else. */
    @Test
    void freedMemoryIsGivenBack() {
        Shell.program(home.resolve("runtime/bin/java"), "echo $MALLOC_ARENA_MAX $MALLOC_MMAP_THRESHOLD_");
        assertThat(run("\"$HOME/a home/bin/swapwho\"")).isEqualTo("1 32000");
        assertThat(run("MALLOC_ARENA_MAX=4 \"$HOME/a home/bin/swapwho\"")).isEqualTo("4 32000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "", "de_DE@nowhere"})
    void namesAreUtf8WhateverTheLocale(String locale) {
        Shell.program(home.resolve("runtime/bin/java"),
                "exec \"" + System.getProperty("java.home") + "/bin/java\" -XshowSettings:properties -version");
        assertThat(run("LC_ALL=" + locale + " \"$HOME/a home/bin/swapwho\"")).contains("sun.jnu.encoding = UTF-8");
    }

    @Test
    void thisJavaTakesEveryOption() throws IOException {
        Path options = Path.of("src/main/launcher/jvm.options");
        Process java = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "@" + options,
                "-XX:+PrintFlagsFinal", "-version").redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Pattern flag = Pattern.compile("-XX:[-+]?(\\w+)(=.*)?");
        assertThat(Files.readAllLines(options).stream().map(flag::matcher).filter(Matcher::matches).map(found -> found.group(1)))
                .hasSizeGreaterThan(5)
                .allMatch(name -> Pattern.compile(" " + name + " .*\\{command line").matcher(said).find());
        assertThat(said).doesNotContain("VM warning");
    }

    private String run(String script, String... arguments) {
        Shell shell = Shell.run(folder, Map.of(), script, arguments);
        assertThat(shell.status()).as(shell.output()).isZero();
        return shell.output().replace(home.toString(), "H").replace("\n", "");
    }
}
