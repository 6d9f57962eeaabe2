// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aLibraryThatCannotBeLoadedIsNoFaultOfSwapwhos() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        int status = Failures.report(new UnsatisfiedLinkError("no swapwho in java.library.path"),
                new PrintStream(text, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(1);
        assertThat(text.toString(StandardCharsets.UTF_8)).startsWith("swapwho: the library lib/libswapwho.so").hasLineCount(1);
    }
}
