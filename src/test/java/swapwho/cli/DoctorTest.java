// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.testing.Root;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void withoutPrivilegesItSaysWhatIsMissingAndThatTraceCannotRun() {
        new Root(folder).file("proc/self/status", "CapEff:\t0000000000000000\n").file("proc/self/pagemap", "");
        Run run = Run.of(null, folder, "doctor");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("no  CAP_BPF ", "mend it: sudo swapwho trace")
                .endsWith("; swapwho held will show your own processes, without who shares what;"
                        + " there is no swap now, so they have nothing to show.\n");
        Run json = Run.of(null, folder, "doctor", "--json");
        assertThat(json.status()).isEqualTo(3);
        assertThat(json.lines()).allMatch(line -> line.startsWith("{\"fact\":\"") || line.startsWith("{\"verdict\":\""));
        assertThat(json.lines().getLast()).endsWith("\"trace\":false,\"held\":\"own\"}");
    }
}
