// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileMappingsTest {
    private final FileMappings mappings = new FileMappings();

    @Test
    void whatTheKernelCallsSo() {
        assertThat(of(5, true, "memfd:three")).isEqualTo("memfd:three");
        assertThat(of(32769, true, "SYSV0000162e")).isEqualTo("[sysv:32769]");
        assertThat(of(7, true, "dev/zero")).isEqualTo("[anon_shmem]");
        assertThat(of(7, true, "i915")).isNull();
        assertThat(of(7, true, "")).isNull();
    }

    @Test
    void aNameThatMayHaveBeenCutIsNone() {
        assertThat(of(5, true, "memfd:" + "x".repeat(24))).isEqualTo("memfd:" + "x".repeat(24));
        assertThat(of(5, true, "memfd:" + "x".repeat(25))).isNull();
    }

    @Test
    void aUsersFileIsNotTakenForWhatItIsCalledLike() {
        assertThat(of(5, false, "memfd:three")).isNull();
        assertThat(of(5, false, "SYSV0000162e")).isNull();
    }

    @Test
    void oneObjectAFileAndAnotherWhenItsInodeIsUsedAgain() {
        Mapping first = mappings.of(new FakeSwapOut.File(5, 1, 1, true, "memfd:a"));
        assertThat(mappings.of(new FakeSwapOut.File(5, 2, 1, true, "memfd:a"))).isSameAs(first);
        assertThat(of(5, true, "memfd:b")).isEqualTo("memfd:b");
    }

    private String of(long inode, boolean internal, String name) {
        Mapping mapping = mappings.of(new FakeSwapOut.File(inode, 1, 1, internal, name));
        return mapping == null ? null : new String(mapping.name, StandardCharsets.UTF_8);
    }
}
