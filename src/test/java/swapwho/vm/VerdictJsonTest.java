// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static swapwho.vm.VerdictFiles.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictJsonTest {
    @TempDir
    private Path folder;

    @Test
    void theSummaryHasEveryNumberOfTheVerdict() throws IOException {
        Verdict verdict = new VerdictFiles()
                .out(10, 1, owner(7, 0x1000), owner(8, 0x1000))
                .held(7, 0x1000, 10)
                .held(7, 0x2000, 11)
                .summary(2)
                .verdict(folder);
        Path file = folder.resolve("summary.json");

        VerdictJson.write(file, verdict, "6.12.117-cloud-amd64");

        assertThat(Files.readString(file))
                .isEqualToIgnoringNewLines(
                        """
                        {
                          "kernel" : "6.12.117-cloud-amd64",
                          "recall" : 0.5,
                          "precision" : 0.5,
                          "held_pages" : 2,
                          "named_pages" : 2,
                          "missing" : 1,
                          "false" : 1,
                          "swap_out_pages" : 1,
                          "lost_events" : 2,
                          "kernel_counters" : {
                            "pswpin" : 3,
                            "pswpout" : 1
                          }
                        }
                        """);
    }
}
