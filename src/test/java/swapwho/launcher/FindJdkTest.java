// SPDX-License-Identifier: Apache-2.0
package swapwho.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindJdkTest {
    private static final String SCRIPT = ". scripts/find-jdk.sh; find_jdk java && echo \"$JDK $JDK_VERSION\"";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "JAVA_VERSION=\"25.0.3\"                                        | 25.0.3",
        "JAVA_RUNTIME_VERSION=\"25.0.3+9-LTS\";JAVA_VERSION=\"25.0.3\" | 25.0.3+9-LTS",
        "JAVA_VERSION=\"26-ea\";FULL_VERSION=\"26-ea+3\"               | 26-ea+3",
        "JAVA_VERSION=\"100\"                                           | 100",
    })
    void javasThatFit(String release, String version) {
        Path jdk = Shell.jdk(folder.resolve("jdk"), release.replace(';', '\n') + "\n");
        assertThat(Shell.run(folder, Map.of("JAVA_HOME", jdk.toString()), SCRIPT))
                .isEqualTo(new Shell(0, jdk + " " + version + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"JAVA_VERSION=\"24.0.1\"", "JAVA_VERSION=\"1.8.0_402\"", "OTHER=\"30\"", "JAVA_VERSION=\"\""})
    void javasThatDoNot(String release) {
        Path jdk = Shell.jdk(folder.resolve("jdk"), release + "\n");
        Shell found = Shell.run(folder, Map.of("JAVA_HOME", jdk.toString()), SCRIPT);
        assertThat(found.output()).doesNotContain(jdk.toString());
    }

    @Test
    void byWayOfThePathThroughLinks() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("far/jdk"), "JAVA_VERSION=\"25\"\n");
        Files.createSymbolicLink(folder.resolve("java"), jdk.resolve("bin/java"));
        assertThat(Shell.run(folder, Map.of(), SCRIPT).output()).isEqualTo(jdk.toRealPath() + " 25\n");
    }

    @Test
    void noneAtAllIsOneLine() {
        // Only what a script itself offers: no folder of this machine has a Java that runs /nowhere.
        Shell none = Shell.run(folder, Map.of(), ". scripts/find-jdk.sh; find_jdk no-such-program || exit 3");
        assertThat(none.status()).isEqualTo(3);
        assertThat(none.output()).startsWith("swapwho: no Java 25 or newer found; install one").hasLineCount(1);
    }
}
