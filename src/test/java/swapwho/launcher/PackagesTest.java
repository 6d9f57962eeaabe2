// SPDX-License-Identifier: Apache-2.0
package swapwho.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
    private static final String SCRIPT = "top=$TOP; . scripts/packages.sh; need_packages \"$@\"; echo there";

    @TempDir
    private Path folder;

    @BeforeEach
    void list() throws IOException {
        Files.writeString(folder.resolve("packages.txt"), """
                # comment
                shell      sh                                   build
                lacking-1  no-such-program                      build
                lacking-2  /no/such/file|/no/such/*.so          trace,demo
                a-file     /no/such/file|%s/packages.*  build,trace
                """.formatted(folder));
        Shell.program(folder.resolve("apt-get"), "echo \"$@\" >>" + folder.resolve("apt.log") + "; exit ${APT_STATUS:-0}");
    }

    @Test
    void nothingMissingIsNoWord() {
        assertThat(need("0", "0", "other")).isEqualTo(new Shell(0, "there\n"));
    }

    @Test
    void aUserIsToldTheOneCommand() {
        assertThat(need("1000", "0", "build")).isEqualTo(
                new Shell(3, "swapwho: these packages are missing; run: sudo apt-get install --yes lacking-1\n"));
        assertThat(need("1000", "0", "build", "demo").output()).endsWith("--yes lacking-1 lacking-2\n");
    }

    @Test
    void rootInstallsAfterSayingSo() throws IOException {
        assertThat(need("0", "0", "trace")).isEqualTo(
                new Shell(0, "swapwho: installing Debian packages: lacking-2\nthere\n"));
        assertThat(Files.readAllLines(folder.resolve("apt.log"))).containsExactly(
                "update", "install --yes --no-install-recommends lacking-2");
    }

    @Test
    void whenAptFailsItSaysWhereToLook() {
        Shell failed = need("0", "100", "trace");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.output()).contains("swapwho: apt-get could not install lacking-2; its whole output is in ");
    }

    @Test
    void theRealListIsWellFormed() throws IOException {
        assertThat(Files.readAllLines(Path.of("packages.txt"))).filteredOn(line -> !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\S+ +\\S+ +(build|test|trace|demo)(,(build|test|trace|demo))*"));
    }

    @Test
    void whatTheVirtualMachineAsksForIsOnTheList() throws IOException {
        String programs = Files.readString(Path.of("src/main/java/swapwho/vm/HostProgram.java"));
        String list = Files.readString(Path.of("packages.txt"));
        assertThat(Pattern.compile("[A-Z_]+\\(\"[^\"]+\", \"([^\"]+)\"\\)").matcher(programs).results().map(found -> found.group(1)))
                .contains("qemu-system-x86")
                // Essential: every Debian has them.
                .filteredOn(name -> !List.of("apt", "dpkg", "libc-bin", "util-linux").contains(name))
                .allMatch(name -> list.contains("\n" + name + " "));
    }

    private Shell need(String user, String aptStatus, String... purposes) {
        Shell.program(folder.resolve("id"), "echo " + user);
        return Shell.run(folder, Map.of("TOP", folder.toString(), "APT_STATUS", aptStatus, "TMPDIR", folder.toString()),
                SCRIPT, Arrays.copyOf(purposes, purposes.length));
    }
}
