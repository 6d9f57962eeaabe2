// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import swapwho.it.KernelRun;
import swapwho.it.SupportedKernels;

/** Every hook that the table promises is loaded and attached on every kernel. */
class HooksIT {
    /** The kernel keeps so much of a program's name. */
    private static final int NAME_LENGTH = 15;
    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void everyPromisedProgramIsAttached(String kernel) {
        KernelRun run = KernelRun.of(kernel);
        List<String> objects = run.text("killed", "attached").lines().toList();
        List<String> before = run.text("killed", "before").lines().toList();

        List<String> promised = Hooks.ALL.stream().filter(hook -> isPromised(hook, kernel))
                .map(hook -> hook.program().substring(0, Math.min(NAME_LENGTH, hook.program().length()))).toList();

        assertThat(objects).filteredOn(line -> line.startsWith("program ") && !before.contains(line))
                .extracting(line -> line.split(" ")[2])
                .containsExactlyInAnyOrderElementsOf(promised);
        // Probes are no links before b89fbfbb854c ("bpf: Implement minimal BPF perf link") (in v5.15).
        assertThat(objects).filteredOn(line -> line.startsWith("link ") && !before.contains(line))
                .hasSize((int) Hooks.ALL.stream().filter(hook -> isPromised(hook, kernel))
                        .filter(hook -> hook.by() == Hooks.By.TYPE || !kernel.equals("5.10")).count());
    }

    /** None of the kernels with zswap has frontswap any more. */
    private static boolean isPromised(Hooks.Hook hook, String kernel) {
        boolean zswap = SupportedKernels.zswap(kernel) && !hook.program().startsWith("frontswap");
        return switch (hook.need()) {
            case ALWAYS, IF_THERE -> true;
            case ALWAYS_UNPROBED, UNPROBED -> !SupportedKernels.skipsPrograms(kernel);
            case ALWAYS_PROBED, PROBED -> SupportedKernels.skipsPrograms(kernel);
            case ZSWAP -> zswap;
            case ZSWAP_UNPROBED -> zswap && !SupportedKernels.skipsPrograms(kernel);
            case ZSWAP_PREEMPTIBLE, ZSWAP_PROBED -> zswap && SupportedKernels.skipsPrograms(kernel);
        };
    }
}
