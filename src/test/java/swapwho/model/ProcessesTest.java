// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private final Processes processes = new Processes(64);

    @Test
    void onePidTwoLivesTwoNames() {
        Process first = of(174, 1, "hog");
        assertThat(of(174, 1, "hog")).isSameAs(first);
        assertThat(of(174, 2, "hog")).isNotSameAs(first);
        assertThat(of(174, 1, "hog2")).isNotSameAs(first);
        assertThat(of(174, 1, "hog")).isSameAs(first);
    }

    @Test
    void anExecNamesLaterPagesOnlyAndWhatWasFoundOutIsOfOneNameAlone() {
        Process shell = of(174, 1, "sh");
        shell.pages = 5;
        shell.cgroupPath = new byte[] {'/'};
        Process program = of(174, 1, "hog");
        assertThat(program.pages).isZero();
        assertThat(program.cgroupPath).isNull();
        program.pages = 7;
        assertThat(of(174, 1, "sh").pages).isEqualTo(5);
        assertThat(processes.byPages()).containsExactly(program, shell);
    }

    @Test
    void noPageIsForgottenWhenThereAreTooManyProcesses() {
        for (int pid = 1; pid <= 10_000; pid++) {
            of(pid, pid, "p").pages += pid;
        }
        long kept = Arrays.stream(processes.byPages()).mapToLong(p -> p.pages).sum();
        assertThat(processes.byPages()).hasSizeLessThanOrEqualTo(64);
        assertThat(processes.byPages()[0].pid).isEqualTo(10_000);
        assertThat(kept + processes.foldedPages()).isEqualTo(10_000L * 10_001 / 2);
        assertThat(processes.byPages().length + processes.foldedProcesses()).isEqualTo(10_000);
    }

    private Process of(int pid, long start, String name) {
        FakeSwapOut event = new FakeSwapOut().owner(pid, name, 0x1000);
        event.owners.getFirst().startTime = start;
        return processes.of(event, 0);
    }
}
