// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StaticBusyboxTest {
    @Test
    void tellsAStaticExecutableFromOneThatNeedsALoader() throws IOException {
        assertThat(StaticBusybox.isStatic(Path.of(System.getProperty("java.home"), "bin/java"))).isFalse();
        assertThat(StaticBusybox.isStatic(Path.of("target/classes/guest/truth"))).isTrue();
    }
}
