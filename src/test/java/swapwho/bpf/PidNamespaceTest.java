// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidNamespaceTest {
    @TempDir
    private Path root;

    @Test
    void theInitialOneNeedsNoTranslation() throws IOException {
        assertThat(of("pid:[4026531836]")).isZero();
    }

    @Test
    void anotherOneIsItsInode() throws IOException {
        assertThat(of("pid:[4026532201]")).isEqualTo((int) 4026532201L);
    }

    @Test
    void whatCannotBeReadIsTakenForTheInitialOne() throws IOException {
        assertThat(PidNamespace.ofThisProcess(root)).isZero();
        assertThat(of("net:[4026532201]")).isZero();
    }

    private int of(String link) throws IOException {
        Path file = Files.createDirectories(root.resolve("proc/self/ns")).resolve("pid");
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, Path.of(link));
        return PidNamespace.ofThisProcess(root);
    }
}
