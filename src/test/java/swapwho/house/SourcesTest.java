// SPDX-License-Identifier: Apache-2.0
package swapwho.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that a machine can check. */
class SourcesTest {
    private static final int JAVA_LINES = 400;
    private static final int JAVA_MEDIAN = 100;
    private static final int BPF_LINES = 200;
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern VAGUE = Pattern.compile("(Util|Utils|Helper|Helpers|Manager|Impl)\\.java$");
    /** Folders of somebody's own machine. */
    private static final Pattern OWN_FOLDER = Pattern.compile("(?<![\\w}~])/(home|work)/\\w");

    @Test
    void javaFilesAreShort() {
        List<Path> files = files("src", ".java");
        assertThat(files).allSatisfy(file -> assertThat(lines(file)).hasSizeLessThanOrEqualTo(JAVA_LINES));
        List<Integer> sizes = files("src/main/java", ".java").stream().map(file -> lines(file).size()).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).isLessThan(JAVA_MEDIAN);
    }

    @Test
    void bpfFilesAreShort() {
        assertThat(Stream.of(".c", ".h").flatMap(end -> files("src/main/bpf", end).stream()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).hasSizeLessThanOrEqualTo(BPF_LINES));
    }

    @Test
    void everySourceNamesItsLicence() {
        assertThat(sources()).allSatisfy(file ->
                assertThat(lines(file).stream().limit(3)).anyMatch(line -> line.contains("SPDX-License-Identifier: ")));
    }

    @Test
    void nothingIsLeftOver() {
        assertThat(sources()).filteredOn(file -> !file.endsWith("SourcesTest.java")).allSatisfy(file ->
                assertThat(lines(file)).noneMatch(line -> LEFT_OVER.matcher(line).find() || line.endsWith(" ")));
        assertThat(files("src", ".java")).noneMatch(file -> VAGUE.matcher(file.toString()).find());
    }

    @Test
    void nothingNamesSomebodysMachine() {
        assertThat(Stream.concat(sources().stream(), files("docs", ".md").stream())).allSatisfy(file ->
                assertThat(lines(file)).noneMatch(line -> OWN_FOLDER.matcher(line).find()));
    }

    @Test
    void commandsTakeTheirStreams() {
        assertThat(Stream.of("cli", "view", "proc", "model").flatMap(p -> files("src/main/java/swapwho/" + p, ".java").stream()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file))
                        .noneMatch(line -> line.matches(".*(System\\.(out|err)\\.|printStackTrace).*")));
    }

    private static List<Path> sources() {
        Stream<Path> code = Stream.of(".java", ".c", ".h", ".sh").flatMap(end -> files("src", end).stream());
        Stream<Path> scripts = Stream.concat(files("scripts", "").stream(), files("src/main/launcher", "swapwho").stream());
        Stream<Path> top = Stream.of("swapwho", "mvnw", "pom.xml").map(Path::of);
        return Stream.of(code, scripts, top).flatMap(s -> s).toList();
    }

    private static List<Path> files(String folder, String end) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
