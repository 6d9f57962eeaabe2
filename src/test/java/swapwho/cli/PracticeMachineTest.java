// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PracticeMachineTest {
    @Test
    void everythingThatHeldShowsIsThereAndNothingIsLeft() throws IOException {
        Path root;
        try (PracticeMachine machine = new PracticeMachine()) {
            root = machine.root();
            Run run = Run.of(null, root, "held", "--json");
            assertThat(run.status()).isZero();
            assertThat(run.lines().getFirst()).isEqualTo("{\"row\":\"process\",\"pid\":1,\"command\":\"init\",\"pages\":1,"
                    + "\"alone\":1,\"shared\":0,\"shmem\":1,\"share\":2}");
        }
        assertThat(root).doesNotExist();
    }
}
