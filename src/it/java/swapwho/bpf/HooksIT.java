// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import swapwho.it.KernelRun;

/** Every hook that the table promises is loaded and attached on every kernel. */
class HooksIT {
    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void everyPromisedProgramIsAttached(String kernel) {
        KernelRun run = KernelRun.of(kernel);
        List<String> objects = run.text("killed", "attached").lines().toList();
        List<String> before = run.text("killed", "before").lines().toList();

        assertThat(objects).filteredOn(line -> line.startsWith("program ") && !before.contains(line))
                .extracting(line -> line.split(" ")[2])
                .containsExactlyInAnyOrderElementsOf(Hooks.ALL.stream().map(Hooks.Hook::program).toList());
        assertThat(objects).filteredOn(line -> line.startsWith("link ") && !before.contains(line))
                .hasSameSizeAs(Hooks.ALL);
    }
}
