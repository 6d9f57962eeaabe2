// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.FakeSwapOut;
import swapwho.model.FilePage;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.proc.Clock;
import swapwho.testing.Root;

class KnownTest {
    private static final FilePage FILE = new FakeSwapOut.File(5, 1, 1, true, "memfd:three");
    private static final String MAPS = "7f1200000000-7f1200100000 rw-s 00000000 00:01 5   /memfd:three-longer (deleted)\n";

    @TempDir
    private Path folder;

    @Test
    void theFileTellsWhatAProcessThatHasGoneHadMapped() {
        assertThat(mapping(Root.withSwap(folder), FILE)).isEqualTo("memfd:three");
        assertThat(mapping(Root.withSwap(folder), null)).isNull();
    }

    @Test
    void theProcessItselfKnowsBetter() {
        assertThat(mapping(Root.withSwap(folder).process(174, "hog", 500, MAPS), FILE)).isEqualTo("memfd:three-longer");
    }

    private static String mapping(Root root, FilePage file) {
        Known known = new Known(root.path());
        Process process = new Processes(64).of(new FakeSwapOut().owner(174, "hog", 0x1000), 0);
        Mapping mapping = null;
        // Until the process's file has been read, on a machine that may be busy.
        for (int round = 0; round < 100 && (mapping == null || process.areas == null && process.readAgainNs == 0); round++) {
            known.mappings.round(Clock.monotonicNs(), false);
            mapping = known.mapping(process, 0x7f1200000000L, file);
        }
        return mapping == null ? null : new String(mapping.name, StandardCharsets.UTF_8);
    }
}
