// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedLibrariesTest {
    @Test
    void takesTheMachinesLibrariesOnly() {
        String printed = """
                /jdk/bin/java:
                \tlinux-vdso.so.1 (0x00007ffe2f5f2000)
                \tlibjli.so => /jdk/bin/../lib/libjli.so (0x00007f1d0e1c5000)
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1d0dfe4000)
                \t/lib64/ld-linux-x86-64.so.2 (0x00007f1d0e1f2000)
                /jdk/lib/libjava.so:
                \tlibjvm.so => not found
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f5bd39ab000)
                """;
        assertThat(SharedLibraries.parse(printed, "/jdk")).containsExactly(
                "/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2");
    }
}
