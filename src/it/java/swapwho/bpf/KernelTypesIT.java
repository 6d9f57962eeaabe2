// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import swapwho.it.KernelRun;

/**
 * The hand-written kernel.h against each kernel's BTF. CO-RE finds fields by name, so offsets cannot be wrong; a renamed
 * field, another width or a bitfield can. What a kernel lacks on purpose stands in src/it/absent-types.txt.
 */
class KernelTypesIT {
    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void theKernelHasEveryTypeAndFieldButThoseAbsentOnPurpose(String kernel) throws IOException {
        Btf object = BpfElf.types(Path.of("target/classes/bpf/swapwho.bpf.o"));
        Btf types = new Btf(Files.readAllBytes(KernelRun.of(kernel).part("kernel").resolve("btf")));

        assertThat(new KernelHeader(object, types).differences()).containsExactlyInAnyOrderElementsOf(absent(kernel));
    }

    /** The flavours of a series are built from the same sources. */
    private static List<String> absent(String flavour) throws IOException {
        String kernel = flavour.replace("-generic", "");
        return Files.readAllLines(Path.of("src/it/absent-types.txt")).stream()
                .filter(line -> line.startsWith(kernel + " "))
                .map(line -> line.substring(kernel.length()).replaceFirst("#.*", "").strip())
                .toList();
    }
}
